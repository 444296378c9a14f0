import { describe, expect, test } from '@jest/globals';
import { DomainError, type UnitId } from '@xaso/kernel';
import { type Campaign, close, open, plan } from '../campaigns/campaign.js';
import { campaignFor, intakeFaults } from './intake.js';
import {
  accept,
  reject,
  type Response,
  resubmit,
  returnForCorrection,
  submit,
  type Submission,
  voidAccepted,
} from './response.js';

const COMMUNE = '17335@before-2025-07-01' as UnitId;
const at = (text: string) => new Date(text);

const draft: Campaign = plan({
  id: '018f4d3c-7a00-7abc-8def-000000000001',
  programme: 'p',
  formCode: 'CQS',
  formVersion: '2022.1',
  pillar: 'government',
  purpose: 'baseline',
  quotas: [{ communeUnitId: COMMUNE, target: 2 }],
  opensAt: at('2022-03-01T00:00:00Z'),
  closesAt: at('2022-06-01T00:00:00Z'),
  synthetic: false,
  createdAt: at('2022-02-01T00:00:00Z'),
});
const campaign = open(draft, at('2022-03-01T00:00:00Z')).next;

const submission = (changes: Partial<Submission> = {}): Submission => ({
  communeUnitId: COMMUNE,
  clientId: 'uuid:1',
  contentHash: 'h',
  mode: 'self',
  source: 'offline-sync',
  answers: {},
  hamletNo: null,
  faults: [],
  capturedAt: at('2022-04-01T00:00:00Z'),
  receivedAt: at('2022-04-02T00:00:00Z'),
  paperSerial: null,
  deviceKeyId: null,
  ...changes,
});
const submitted = (changes: Partial<Submission> = {}): Response =>
  submit('018f4d3c-7a00-7abc-8def-000000000002', campaign, submission(changes)).next;
const decision = { by: 'officer', at: at('2022-04-03T00:00:00Z') };
const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
    return undefined;
  } catch (error) {
    return error instanceof DomainError ? error.code : String(error);
  }
};
const types = (events: readonly { contract: { type: string } }[]) =>
  events.map(({ contract }) => contract.type);

describe('a filled form', () => {
  test('submitted → accepted → voided, one fact and one version for each', () => {
    const first = submit('018f4d3c-7a00-7abc-8def-000000000002', campaign, submission());
    const second = accept(first.next, campaign, decision);
    const third = voidAccepted(second.next, campaign, decision, 'duplicate', 'nhập hai lần');
    expect([first, second, third].flatMap(({ events }) => types(events))).toEqual([
      'surveys.response.submitted',
      'surveys.response.accepted',
      'surveys.response.voided',
    ]);
    expect([first, second, third].map(({ next }) => next.version)).toEqual([1, 2, 3]);
    expect(second.events[0]?.occurredAt).toEqual(decision.at);
  });

  test('only what waits can be decided, only what was accepted can be voided, only what was returned comes back', () => {
    const waiting = submitted();
    const accepted = accept(waiting, campaign, decision).next;
    const returned = returnForCorrection(waiting, campaign, decision, 'thiếu trang 2').next;
    const rejected = reject(waiting, campaign, decision, 'duplicate').next;
    expect(codeOf(() => accept(accepted, campaign, decision))).toBe('response-accepted');
    expect(codeOf(() => accept(returned, campaign, decision))).toBe('response-returned');
    expect(codeOf(() => reject(rejected, campaign, decision, 'invalid'))).toBe('response-rejected');
    expect(codeOf(() => voidAccepted(waiting, campaign, decision, 'duplicate', 'x'))).toBe(
      'response-submitted',
    );
    expect(codeOf(() => resubmit(waiting, campaign, submission()))).toBe('response-submitted');
    expect(resubmit(returned, campaign, submission({ clientId: 'uuid:2' })).next).toMatchObject({
      id: waiting.id,
      clientId: 'uuid:2',
      version: 3,
      status: { state: 'submitted' },
    });
  });

  test('a decision is never earlier than what it decides on', () => {
    const early = { by: 'officer', at: at('2022-03-31T00:00:00Z') };
    expect(codeOf(() => accept(submitted(), campaign, early))).toBe('decided-too-early');
    const accepted = accept(submitted(), campaign, decision).next;
    expect(
      codeOf(() =>
        voidAccepted(accepted, campaign, { by: 'o', at: at('2022-04-02T00:00:00Z') }, 'invalid', 'x'),
      ),
    ).toBe('decided-too-early');
  });

  test('a device whose clock is ahead holds nothing up, and its fact is not in the future', () => {
    const ahead = submit(
      '018f4d3c-7a00-7abc-8def-000000000002',
      campaign,
      submission({ capturedAt: at('2022-04-09T00:00:00Z') }),
    );
    expect(ahead.events[0]?.occurredAt).toEqual(at('2022-04-02T00:00:00Z'));
    expect(accept(ahead.next, campaign, decision).next.status.state).toBe('accepted');
  });

  test('late is what was captured inside the window and arrived after its end; outside it nothing is accepted', () => {
    const after = at('2022-06-02T00:00:00Z');
    expect(submitted({ receivedAt: after }).late).toBe(true);
    expect(submitted().late).toBe(false);
    const before = submitted({ capturedAt: at('2022-02-01T00:00:00Z'), receivedAt: after });
    expect(before.late).toBe(false);
    expect(codeOf(() => accept(before, campaign, { by: 'o', at: after }))).toBe('captured-outside-window');
  });
});

describe('a round', () => {
  test('opens once, closes once, and counts what was accepted against the sum of its quotas', () => {
    expect(codeOf(() => open(campaign, at('2022-03-02T00:00:00Z')))).toBe('campaign-open');
    const closed = close(campaign, 3, at('2022-07-01T00:00:00Z'));
    expect(closed.events[0]).toMatchObject({
      occurredAt: campaign.closesAt,
      data: { accepted: 3, target: 2 },
    });
    expect(codeOf(() => close(closed.next, 3, at('2022-07-01T00:00:00Z')))).toBe('campaign-closed');
  });

  test('a form belongs to the round in whose window it was captured, else to the latest that was opened', () => {
    const later: Campaign = {
      ...campaign,
      id: 'later',
      opensAt: at('2023-03-01T00:00:00Z'),
      closesAt: at('2023-06-01T00:00:00Z'),
    };
    expect(campaignFor([campaign, later], at('2022-04-01T00:00:00Z'))?.id).toBe(campaign.id);
    expect(campaignFor([campaign, later], at('2022-09-01T00:00:00Z'))?.id).toBe('later');
    expect(campaignFor([draft], at('2022-04-01T00:00:00Z'))).toBeUndefined();
  });

  test('the window begins with its first instant and ends before its last', () => {
    const codes = (captured: string) =>
      intakeFaults(campaign, COMMUNE, at(captured), at('2023-01-01T00:00:00Z')).map(({ code }) => code);
    expect(codes('2022-03-01T00:00:00Z')).toEqual([]);
    expect(codes('2022-05-31T23:59:59Z')).toEqual([]);
    expect(codes('2022-06-01T00:00:00Z')).toEqual(['captured-outside-window']);
    expect(codes('2024-01-01T00:00:00Z')).toEqual(['captured-in-future']);
  });
});
