import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fact, type OwnData } from '@xaso/contracts-common';
import { EntryApproved, ObservationApproved, TargetSet } from '@xaso/contracts-programme';
import type { Dashboard } from '../dashboard/dashboard.queries.js';
import { indicators } from '../service.js';
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

const observed = (
  over: Partial<OwnData<typeof ObservationApproved>> = {},
): OwnData<typeof ObservationApproved> => ({
  observationId: randomUUID(),
  revision: 1,
  indicator: 'government.documents',
  definition: '1',
  phase: 'baseline',
  period: '2022',
  observedOn: '2022-06-01',
  method: 'measured',
  unit: 'percent',
  ...over,
});

describe('observations', () => {
  const [first, second] = [randomUUID(), randomUUID()];
  const baseline = observed({ numerator: 10, denominator: 100 });
  const endline = observed({ phase: 'endline', period: '2023', observedOn: '2023-03-01' });

  test('a change is null until both sides are there, and says why', async () => {
    await publish(
      on(ObservationApproved, '2022-06-01', baseline, 'change', { of: baseline.observationId, pilot: first }),
      on(ObservationApproved, '2023-03-01', { ...endline, notMeasured: 'not-in-source' }, 'change', {
        of: endline.observationId,
        pilot: first,
      }),
    );
    expect(await figure('change', 'government.documents.change')).toMatchObject({
      value: null,
      reason: 'endline-not-measured:not-in-source',
      events: 2,
    });
    const corrected = { ...endline, revision: 2, numerator: 151, denominator: 300 };
    await publish(
      on(ObservationApproved, '2023-03-05', corrected, 'change', { of: endline.observationId, pilot: first }),
      on(ObservationApproved, '2022-06-01', observed({ notMeasured: 'refused' }), 'change', {
        pilot: second,
        commune: MINH_HOP,
      }),
    );
    expect(await figure('change', 'government.documents.change')).toMatchObject({
      kind: 'difference',
      value: 40.33,
      baseline: 10,
      endline: 50.33,
      missing: [{ communeUnitId: MINH_HOP, reason: 'baseline-not-measured:refused' }],
    });
    expect((await figure('change', 'government.documents.change', '&asOf=2023-03-04'))?.value).toBeNull();
    expect(await figure('change', 'government.documents')).toMatchObject({
      kind: 'external',
      titleVi: 'government.documents',
    });
    const opened = await events('change', 'government.documents.change');
    expect(
      opened.map(({ numerator, observation }) => [
        numerator,
        observation?.revision,
        observation?.notMeasured,
      ]),
    ).toEqual([
      [10, 1, null],
      [null, 1, 'not-in-source'],
      [151, 2, null],
      [null, 1, 'refused'],
    ]);
  });

  test('an estimate is the stated total, a target what it is measured by', async () => {
    const saved = observed({
      indicator: 'health.saved-per-month',
      unit: 'VND',
      method: 'external',
      value: 40_000_000,
    });
    const people = observed({
      indicator: 'health.smart-participants',
      unit: 'people',
      method: 'external',
      value: 1171,
    });
    const targetId = randomUUID();
    const target = {
      targetId,
      indicator: people.indicator,
      unit: 'people' as const,
      issuedOn: '2022-01-01',
      dueOn: '2022-12-31',
    };
    await publish(
      on(ObservationApproved, '2022-06-01', saved, 'health', { of: saved.observationId }),
      on(ObservationApproved, '2022-06-01', people, 'health', { of: people.observationId }),
      {
        fact: fact(TargetSet, new Date('2022-01-01'), { ...target, revision: 1, value: 1_000 }),
        of: targetId,
        context: { programme: 'health', communeUnitId: undefined },
      },
      {
        fact: fact(TargetSet, new Date('2022-02-01'), { ...target, revision: 2, value: 2_000 }),
        of: targetId,
        context: { programme: 'health', communeUnitId: undefined },
      },
    );
    expect(await figure('health', 'health.saved-per-month')).toMatchObject({
      kind: 'estimate',
      value: 40_000_000,
      unit: 'VND',
      method: 'estimate',
    });
    expect(await figure('health', 'health.saved-per-year')).toMatchObject({
      value: null,
      method: 'estimate',
    });
    expect(await figure('health', 'health.smart-participants')).toMatchObject({
      value: 1171,
      numerator: null,
      events: 1,
      target: { value: 2000, unit: 'people', percent: 58.55 },
    });
  });
});

describe('the dashboard of a pilot', () => {
  test('has the latest values, both sides, the target and the months, each in its latest revision', async () => {
    const month = (period: string, value: number, over: Partial<OwnData<typeof ObservationApproved>> = {}) =>
      observed({ indicator: 'x.people', unit: 'people', phase: 'monthly', period, value, ...over });
    const may = month('2022-05', 20);
    const { value: _, ...unknown } = month('2022-06', 0, { notMeasured: 'not-collected' });
    await publish(
      on(ObservationApproved, '2022-06-01', may, 'board', { of: may.observationId }),
      on(ObservationApproved, '2022-07-01', unknown, 'board', { of: unknown.observationId }),
      on(ObservationApproved, '2022-08-01', month('2022-07', 30), 'board'),
      on(ObservationApproved, '2022-09-01', month('2022-08', 3), 'board', {
        commune: MINH_HOP,
        pilot: randomUUID(),
      }),
    );
    await publish(
      on(ObservationApproved, '2022-08-02', { ...may, revision: 2, value: 25 }, 'board', {
        of: may.observationId,
      }),
    );
    const board = (commune: string) => at.get<Dashboard>(`/dashboard?programme=board&commune=${commune}`);
    const of = async (commune: string) =>
      (await board(commune)).figures.find(({ indicator }) => indicator === 'x.people');
    // The other commune counts 3 persons: with the total, this one would give them away.
    expect(await of(THANH_SON)).toMatchObject({
      value: null,
      suppressed: true,
      series: { periods: [], values: [] },
      events: 4,
    });
    await publish(
      on(ObservationApproved, '2022-10-01', month('2022-09', 4), 'board', {
        commune: KHANH_HOP,
        pilot: randomUUID(),
      }),
    );
    expect(await of(THANH_SON)).toMatchObject({
      value: 30,
      suppressed: false,
      series: { periods: ['2022-05', '2022-06', '2022-07'], values: [25, null, 30] },
    });
  });
});

describe('a rebuild', () => {
  const TABLES = ['contribution', 'figure', 'figure_day', 'observation', 'observation_now', 'target'];
  const everything = async () =>
    Promise.all(
      TABLES.map((table) => at.reader.db.query(`select * from ${table} t order by t::text collate "C"`)),
    );

  test('gives the same rows, also where revisions replace each other', async () => {
    const entryId = randomUUID();
    const lesson = { entryId, kind: 'lesson' as const };
    await publish(
      on(EntryApproved, '2022-06-01', { ...lesson, revision: 1 }, 'revised', { of: entryId }),
      on(EntryApproved, '2022-06-02', { ...lesson, revision: 2 }, 'revised', {
        of: entryId,
        commune: MINH_HOP,
      }),
    );
    const before = await everything();
    for (const rows of before) expect(rows.length).toBeGreaterThan(0);
    await at.reader.db.query('update figure set numerator = 99');
    await at.reader.db.query('delete from observation');
    await indicators.commands?.['rebuild']?.(at.reader.app, []);
    expect(await everything()).toEqual(before);
  });
});
