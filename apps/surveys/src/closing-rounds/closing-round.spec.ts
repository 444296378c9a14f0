import { describe, expect, test } from '@jest/globals';
import type { UnitId } from '@xaso/kernel';
import { type Campaign, isCapturedInWindow, open, plan } from '../campaigns/campaign.js';
import { closingRounds } from './closing-round.js';

const HERE = '17335@before-2025-07-01' as UnitId;
const THERE = '17071@before-2025-07-01' as UnitId;
const at = (text: string) => new Date(text);
const SINCE = at('2022-11-01T02:00:00Z');

const pilot = {
  pilotId: '0180e5a2-7379-7ea1-a71c-729f81e07e90',
  programme: 'p',
  communeUnitId: HERE,
  since: SINCE,
};

const drafted = (changes: Partial<Campaign> = {}): Campaign =>
  plan({
    id: '018f4d3c-7a00-7abc-8def-000000000001',
    programme: 'p',
    formCode: 'XHS',
    formVersion: '2022.1',
    pillar: 'society',
    purpose: 'baseline',
    quotas: [
      { communeUnitId: THERE, target: 40 },
      { communeUnitId: HERE, target: 50 },
    ],
    opensAt: at('2022-03-01T00:00:00Z'),
    closesAt: at('2022-06-01T00:00:00Z'),
    synthetic: true,
    createdAt: at('2022-02-01T00:00:00Z'),
    ...changes,
  });
const round = (changes: Partial<Campaign> = {}): Campaign => open(drafted(changes), SINCE).next;
const none: ReadonlySet<string> = new Set();

describe('a pilot that comes to its evaluation', () => {
  test('is asked again what it was asked before: same form, version and quota, in its commune alone, for 30 days', () => {
    expect(closingRounds(pilot, [round()], none, SINCE)).toEqual([
      {
        repeats: round().id,
        programme: 'p',
        formCode: 'XHS',
        formVersion: '2022.1',
        pillar: 'society',
        purpose: 'endline',
        quotas: [{ communeUnitId: HERE, target: 50 }],
        opensAt: SINCE,
        closesAt: at('2022-12-01T02:00:00Z'),
        synthetic: true,
      },
    ]);
  });

  test('is asked for 30 days from now where that was written down late; a date that is still to come keeps its own 30', () => {
    const late = at('2022-12-02T09:00:00Z');
    const [asked] = closingRounds(pilot, [round()], none, late);
    expect(asked).toMatchObject({ opensAt: SINCE, closesAt: at('2023-01-01T09:00:00Z') });
    expect(isCapturedInWindow(round(asked), late)).toBe(true);
    expect(closingRounds(pilot, [round()], none, at('2022-10-01T00:00:00Z'))).toMatchObject([
      { opensAt: SINCE, closesAt: at('2022-12-01T02:00:00Z') },
    ]);
  });

  test('by every form that asked there, once each', () => {
    const rounds = [round(), round({ formCode: 'CQS' }), round({ formCode: 'KTS' })];
    const codes = (made: ReadonlySet<string>) =>
      closingRounds(pilot, rounds, made, SINCE).map(({ formCode }) => formCode);
    expect(codes(none)).toEqual(['CQS', 'KTS', 'XHS']);
    expect(codes(new Set(['XHS', 'CQS']))).toEqual(['KTS']);
    expect(codes(new Set(['XHS', 'CQS', 'KTS']))).toEqual([]);
  });

  test('of two baseline rounds of a form the one that began last is repeated', () => {
    const first = round();
    const second = round({
      id: '018f4d3c-7a00-7abc-8def-000000000002',
      formVersion: '2022.2',
      opensAt: at('2022-04-01T00:00:00Z'),
      quotas: [{ communeUnitId: HERE, target: 7 }],
    });
    for (const rounds of [
      [first, second],
      [second, first],
    ])
      expect(closingRounds(pilot, rounds, none, SINCE)).toMatchObject([
        { formVersion: '2022.2', quotas: [{ target: 7 }] },
      ]);
  });

  test.each([
    ['no round at all', []],
    ['rounds of other programmes', [round({ programme: 'q' })]],
    ['rounds of other communes', [round({ quotas: [{ communeUnitId: THERE, target: 1 }] })]],
    ['rounds for another purpose', [round({ purpose: 'needs' }), round({ purpose: 'endline' })]],
    ['rounds that were never opened', [drafted()]],
  ])('is asked nothing after %s', (_, rounds) => {
    expect(closingRounds(pilot, rounds, none, SINCE)).toEqual([]);
  });
});
