import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  CommitteeFormed,
  DeliverableWentLive,
  EntryApproved,
  HandoverSigned,
  HandoverVoided,
  PilotProposed,
  ScaleUpDrafted,
} from '@xaso/contracts-programme';
import { CampaignOpened, ResponseAccepted, ResponseVoided } from '@xaso/contracts-surveys';
import { type Journey, journey, on } from '../spec/journey.js';
import { KHANH_HOP, MINH_HOP, THANH_SON } from '../spec/producer.js';

let at: Journey;

beforeAll(async () => {
  at = await journey();
});

afterAll(() => at?.stop());

const publish = (...facts: Parameters<Journey['publish']>) => at.publish(...facts);
const figure = (programme: string, indicator: string, query = '') => at.figure(programme, indicator, query);
const events = (programme: string, indicator: string, query = '') => at.events(programme, indicator, query);

describe('asOf', () => {
  test('before and after a handover, to the end of the local day or to the instant', async () => {
    const handoverId = randomUUID();
    const data = { handoverId, items: [{ kind: 'wifi' as const, quantity: 2 }] };
    await publish(
      on(HandoverSigned, '2022-06-10', data, 'as-of', { of: handoverId }),
      on(HandoverVoided, '2022-06-20', data, 'as-of', { of: handoverId }),
    );
    const seen = async (asOf: string) =>
      (await figure('as-of', 'programme.equipment.wifi', `&asOf=${asOf}`))?.value;
    expect(await seen('2022-06-09')).toBeNull();
    expect(await seen('2022-06-10')).toBe(2);
    expect(await seen('2022-06-10T02:59:59Z')).toBeNull();
    expect(await seen('2022-06-10T03:00:00Z')).toBe(2);
    expect(await seen('2022-06-19')).toBe(2);
    expect(await seen('2022-06-20')).toBe(0);
    expect((await figure('as-of', 'programme.equipment.wifi'))?.value).toBe(0);
    expect(await events('as-of', 'programme.equipment.wifi', 'asOf=2022-06-19')).toHaveLength(1);
    expect(await events('as-of', 'programme.equipment.wifi')).toMatchObject([
      { numerator: 2 },
      { numerator: -2 },
    ]);
  });
});

describe('knownAt', () => {
  test('before and after a voided form, whose business time is the same', async () => {
    const campaign = {
      campaignId: randomUUID(),
      formCode: 'CQS',
      formVersion: '1',
      purpose: 'baseline' as const,
    };
    const quotas = [THANH_SON, MINH_HOP].map((communeUnitId) => ({ communeUnitId, target: 50 }));
    const opened = { ...campaign, opensAt: '2022-03-01T00:00:00Z', closesAt: '2022-06-01T00:00:00Z', quotas };
    const form = { ...campaign, responseId: randomUUID(), late: false };
    at.clock.advance('2022-07-02T02:00:00Z');
    await publish(
      on(CampaignOpened, '2022-03-01', opened, 'known-at'),
      on(ResponseAccepted, '2022-04-01', form, 'known-at', { of: form.responseId }),
    );
    at.clock.advance('2022-07-05T02:00:00Z');
    await publish(
      on(ResponseVoided, '2022-04-01', { ...form, reasonCode: 'duplicate' }, 'known-at', {
        of: form.responseId,
      }),
    );
    const seen = (knownAt: string) => figure('known-at', 'survey.all', `&asOf=2022-04-30&knownAt=${knownAt}`);
    expect(await seen('2022-07-04')).toMatchObject({ numerator: 1, denominator: 100, percent: 1, events: 2 });
    expect(await seen('2022-07-05T01:59:59Z')).toMatchObject({ numerator: 1, events: 2 });
    expect(await seen('2022-07-05T02:00:00Z')).toMatchObject({ numerator: 0, percent: 0, events: 3 });
    expect(await seen('2022-07-01')).toMatchObject({
      numerator: null,
      denominator: null,
      percent: null,
      reason: 'no-facts',
    });
    expect(await events('known-at', 'survey.all', 'knownAt=2022-07-04')).toHaveLength(2);
    expect(await figure('known-at', 'survey.all', `&commune=${MINH_HOP}`)).toMatchObject({
      numerator: 0,
      denominator: 50,
      events: 1,
    });
    expect(await figure('known-at', 'survey.all', `&commune=${KHANH_HOP}`)).toMatchObject({
      numerator: null,
    });
  });

  test.each([
    'asOf=yesterday',
    'asOf=2022-02-30',
    'knownAt=2022-06-01T00:00',
    'commune=17335',
    'commune=99999@from-2025-07-01',
  ])('%s is refused by its field', async (query) => {
    const { status, body } = await at.reader.http.get(`/figures?${query}`, { token: at.token });
    expect([status, body]).toMatchObject([400, { errors: [{ field: query.split('=')[0] }] }]);
  });
});

describe('counted facts', () => {
  test('a commune with its committee and portal, and figures that nobody reports', async () => {
    const portal = {
      deliverableId: randomUUID(),
      deliverableType: 'portal' as const,
      workKind: 'technology' as const,
    };
    await publish(
      on(PilotProposed, '2022-03-01', { pillars: ['government'] }, 'counted'),
      on(PilotProposed, '2022-03-01', { pillars: ['economy'] }, 'counted', { commune: MINH_HOP }),
      on(CommitteeFormed, '2022-03-05', { committeeId: randomUUID(), headRole: 'chair' }, 'counted'),
      on(DeliverableWentLive, '2022-06-01', { ...portal, liveOn: '2022-05-30' }, 'counted', {
        commune: MINH_HOP,
      }),
      on(DeliverableWentLive, '2022-06-02', { ...portal, liveOn: '2022-06-01' }, 'counted'),
    );
    expect(await figure('counted', 'programme.sites')).toMatchObject({
      value: 2,
      numerator: null,
      kind: 'count',
    });
    expect(await figure('counted', 'programme.steering-committees')).toMatchObject({
      numerator: 1,
      denominator: 2,
      percent: 50,
    });
    expect(await figure('counted', 'programme.portals')).toMatchObject({
      numerator: 2,
      liveOn: '2022-06-01',
    });
    expect(await figure('counted', 'programme.portals', '&asOf=2022-06-01')).toMatchObject({
      numerator: 1,
      liveOn: '2022-05-30',
    });
    expect(await figure('counted', 'onboarding.orders')).toMatchObject({
      value: null,
      reason: 'no-source',
      events: 0,
    });
    expect(await figure('counted', 'programme.lessons')).toMatchObject({ value: null, reason: 'no-facts' });
  });

  test('revisions that come in other chunks replace what was counted before', async () => {
    const [entryId, planId] = [randomUUID(), randomUUID()];
    const draft = (revision: number, count: number) => ({
      planId,
      revision,
      components: Array.from({ length: count }, (_, index) => ({
        pillar: 'economy' as const,
        component: `c${index}`,
      })),
    });
    const lesson = { entryId, kind: 'lesson' as const };
    await publish(
      on(EntryApproved, '2022-06-01', { ...lesson, revision: 1 }, 'revised', { of: entryId }),
      on(ScaleUpDrafted, '2022-06-01', draft(1, 3), 'revised', { of: planId }),
    );
    await publish(
      on(EntryApproved, '2022-06-02', { ...lesson, revision: 2 }, 'revised', { of: entryId }),
      on(ScaleUpDrafted, '2022-06-02', draft(2, 10), 'revised', { of: planId }),
    );
    expect(await figure('revised', 'programme.lessons')).toMatchObject({ value: 1, events: 2 });
    expect(await figure('revised', 'programme.scale-up-components')).toMatchObject({ value: 10, events: 2 });
    await publish(
      on(EntryApproved, '2022-06-03', { ...lesson, revision: 3, sameAs: randomUUID() }, 'revised', {
        of: entryId,
      }),
    );
    expect(await figure('revised', 'programme.lessons')).toMatchObject({ value: 0 });
    expect(await figure('revised', 'programme.lessons', '&asOf=2022-06-02')).toMatchObject({ value: 1 });
  });
});
