import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { part } from '../common/commune-part.fixture.js';
import { end, engage, type Partner } from '../partners/partner.js';
import {
  accept,
  correct,
  deliver,
  type Deliverable,
  goLive,
  plan,
  retire,
  workShare,
} from './deliverable.js';

const input = {
  type: 'portal',
  workKind: 'technology',
  title: 'Cổng',
  partnerId: null,
  plannedOn: '2022-03-01',
} as const;
const PLANNED: Deliverable = plan(part, input, []).next;
const DELIVERED = deliver(PLANNED, '2022-05-01').next;
const ACCEPTED = accept(DELIVERED, '2022-05-10').next;
const LIVE = goLive(ACCEPTED, '2022-06-01').next;

describe('a deliverable', () => {
  test('is planned, delivered, accepted, live, retired; the day of each step is kept', () => {
    const { next, events } = retire(LIVE, '2022-12-31', 'hết hạn');
    expect(next.steps.map(({ to, on }) => `${to} ${on}`)).toEqual([
      'planned 2022-03-01',
      'delivered 2022-05-01',
      'accepted 2022-05-10',
      'live 2022-06-01',
      'retired 2022-12-31',
    ]);
    expect(next).toMatchObject({ state: 'retired', reason: 'hết hạn', version: 5 });
    expect(events[0]?.data).toMatchObject({ wasLive: true });
  });

  test.each<[string, () => unknown, string]>([
    ['accepted before it is delivered', () => accept(PLANNED, '2022-06-01'), 'deliverable-planned'],
    ['live before it is accepted', () => goLive(DELIVERED, '2022-06-01'), 'deliverable-delivered'],
    ['delivered twice', () => deliver(ACCEPTED, '2022-06-01'), 'deliverable-accepted'],
    ['live twice', () => goLive(LIVE, '2022-06-02'), 'deliverable-live'],
    [
      'retired twice',
      () => retire(retire(LIVE, '2022-07-01', 'x').next, '2022-08-01', 'x'),
      'deliverable-retired',
    ],
  ])('is not %s', (_what, work, code) => {
    expect(refusal(work).is).toBe(`conflict ${code}`);
  });

  test('takes no step before the one it follows; the same day will do', () => {
    expect(refusal(() => deliver(PLANNED, '2022-02-28')).is).toBe('invalid day-before-last');
    expect(accept(DELIVERED, '2022-05-01').next.state).toBe('accepted');
  });

  test('that was given up before it was in use was never live', () => {
    expect(retire(DELIVERED, '2022-06-01', 'không phù hợp').events[0]?.data).toMatchObject({
      wasLive: false,
    });
  });

  const partnerOf = (role: Partner['role'], changes: { pilotId?: string; organisation?: string } = {}) => {
    const { organisation = 'A', ...place } = changes;
    const terms = { taxCode: null, since: '2022-01-01', trialUntil: null, priceAfter: null };
    return engage({ ...part, ...place, id: role }, { organisation, role, ...terms }, []).next;
  };
  const by = (partnerId: string, partners: readonly Partner[]) => () =>
    plan(part, { ...input, partnerId }, partners);

  test('is built by a partner of the pilot that does not advise or supervise there', () => {
    expect(by('building', [partnerOf('building')])().next.partnerId).toBe('building');
    expect(refusal(by('advice-supervision', [partnerOf('advice-supervision')])).is).toBe(
      'conflict partner-conflict',
    );
    const unknown = { is: 'invalid deliverable-invalid', faults: ['partnerId partner-unknown'] };
    expect(refusal(by('building', []))).toEqual(unknown);
    expect(refusal(by('building', [partnerOf('building', { pilotId: 'elsewhere' })]))).toEqual(unknown);
    expect(refusal(by('building', [end(partnerOf('building'), '2022-02-01', 'x').next]))).toEqual(unknown);
  });

  test('is not built by an adviser of the pilot that has another role there as well', () => {
    const operator = partnerOf('operation', { organisation: 'Công ty cổ phần a' });
    const adviser = partnerOf('advice-supervision', { organisation: 'Công ty CP A' });
    expect(refusal(by('operation', [operator, adviser])).is).toBe('conflict partner-conflict');
    const was = end(adviser, '2022-02-01', 'x').next;
    const other = partnerOf('advice-supervision', { organisation: 'B' });
    expect(by('operation', [operator, was, other])().next.partnerId).toBe('operation');
  });

  test('is corrected to another title or partner, not to another kind', () => {
    const partners = [partnerOf('building'), partnerOf('advice-supervision', { organisation: 'B' })];
    const next = correct(LIVE, { title: 'Cổng xã', partnerId: 'building' }, partners);
    expect(next).toMatchObject({
      next: { title: 'Cổng xã', partnerId: 'building', state: 'live' },
      events: [],
    });
    const advised = () => correct(LIVE, { partnerId: 'advice-supervision' }, partners);
    expect(refusal(advised).is).toBe('conflict partner-conflict');
    expect(refusal(() => correct(LIVE, { type: 'lan' }, [])).faults).toEqual(['type told-already']);
  });
});

describe('the share of change and technology', () => {
  test('is percent of all, null while there is nothing', () => {
    expect(workShare({ change: 7, technology: 3 })).toMatchObject({
      changePercent: 70,
      technologyPercent: 30,
    });
    expect(workShare({ technology: 3 })).toMatchObject({
      change: 0,
      changePercent: 0,
      technologyPercent: 100,
    });
    expect(workShare({})).toMatchObject({ changePercent: null, technologyPercent: null });
  });
});
