import { describe, expect, test } from '@jest/globals';
import type { FigureView } from '../figures.types.js';
import type { Pilot } from '../pilot.types.js';
import { latestChanges } from './changes.js';
import { barOf, goalsOf } from './goals.js';
import { nextGate, stepsOf } from './next-gate.js';

const FIGURE: FigureView = {
  indicator: 'survey.government',
  titleVi: 'Phiếu',
  titleEn: 'Forms',
  kind: 'ratio',
  unit: 'phiếu',
  measure: 'percent',
  numeratorVi: '',
  denominatorVi: '',
  persons: false,
  sources: [],
  definition: '1',
  programme: 'p',
  numerator: 161,
  denominator: 150,
  percent: 107.33,
  value: null,
  method: 'counted',
  liveOn: null,
  reason: null,
  reasonVi: null,
  missing: [],
  suppressed: false,
  baseline: null,
  endline: null,
  target: null,
  asOf: '2022-06-30T00:00:00Z',
  asked: null,
  knownAt: null,
  synthetic: false,
  events: 161,
};
const COUNT: FigureView = {
  ...FIGURE,
  kind: 'count',
  unit: 'bộ',
  value: 3,
  numerator: null,
  denominator: null,
  percent: null,
};
const target = { value: 6, unit: 'count', issuedOn: '2022-01-01', dueOn: '2022-12-31', percent: 50 };

const PILOT: Pilot = {
  id: 'p1',
  version: 3,
  programme: 'p',
  communeUnitId: '17335@before-2025-07-01',
  commune: 'Xã A',
  communeToday: null,
  pillars: [],
  problems: [],
  phase: 'piloting',
  proposedOn: '2022-01-05',
  plans: [
    {
      planVersion: 1,
      summary: '',
      draftedOn: '2022-02-01',
      approval: { by: 'x', on: '2022-03-01', documentId: 'd' },
    },
  ],
  history: [
    {
      from: 'proposed',
      to: 'surveying',
      on: '2022-02-01',
      by: 'x',
      documentId: null,
      reason: null,
      planVersion: null,
    },
    {
      from: 'surveying',
      to: 'piloting',
      on: '2022-04-01',
      by: 'x',
      documentId: null,
      reason: null,
      planVersion: 1,
    },
  ],
  synthetic: false,
  createdAt: '2022-01-05T00:00:00Z',
};

describe('goals', () => {
  test('are what has a target or a denominator; what is not measured comes last', () => {
    const unmeasured = { ...FIGURE, indicator: 'x', numerator: null, denominator: null, percent: null };
    const goals = goalsOf([unmeasured, FIGURE, COUNT, { ...COUNT, indicator: 'y', target }]);
    expect(
      goals.map(({ figure, done, aim, unit, percent }) => [figure.indicator, done, aim, unit, percent]),
    ).toEqual([
      ['survey.government', 161, 150, 'phiếu', 107.33],
      ['y', 3, 6, 'bộ', 50],
      ['x', null, null, 'phiếu', null],
    ]);
  });

  test('a target in percent is compared with the percentage', () => {
    const [goal] = goalsOf([
      { ...FIGURE, target: { ...target, unit: 'percent', value: 100, percent: 107.33 } },
    ]);
    expect(goal).toMatchObject({ done: 107.33, aim: 100, unit: 'percent', dueOn: '2022-12-31' });
  });

  test('a bar shows what lies beyond 100 %', () => {
    expect(barOf(50)).toEqual({ filled: 50, mark: 100 });
    expect(barOf(200)).toEqual({ filled: 100, mark: 50 });
  });
});

describe('the line of phases', () => {
  test('says what is behind, where the pilot stands, and since when', () => {
    expect(stepsOf(PILOT).map(({ phase, state, since }) => [phase, state, since])).toEqual([
      ['proposed', 'done', '2022-01-05'],
      ['surveying', 'done', '2022-02-01'],
      ['piloting', 'now', '2022-04-01'],
      ['evaluating', 'ahead', null],
      ['selected', 'ahead', null],
      ['scaled-up', 'ahead', null],
    ]);
  });

  test('of a stopped pilot ends where it stopped', () => {
    const history = [...PILOT.history, { from: 'piloting', to: 'stopped', on: '2022-05-01' } as const];
    const now = stepsOf({ ...PILOT, phase: 'stopped', history }).find(({ state }) => state === 'now');
    expect(now).toMatchObject({ phase: 'piloting', since: '2022-04-01' });
  });

  test('the gate ahead is neither stopping nor adjusting', () => {
    const check = (code: string, satisfied: boolean) => ({ code, satisfied, title: code, detail: '' });
    const gates = [
      { to: 'adjusting', open: true, checks: [] },
      { to: 'evaluating', open: false, checks: [check('a', true), check('b', false)] },
      { to: 'stopped', open: false, checks: [check('lesson', false)] },
    ] as const;
    expect(nextGate(gates)).toMatchObject({ to: 'evaluating', open: false, missing: [{ code: 'b' }] });
    expect(nextGate([])).toBeUndefined();
  });
});

test('changes stand newest first', () => {
  const report = {
    id: 'r',
    kind: 'pilot',
    programme: 'p',
    hash: '',
    createdBy: 'x',
    createdAt: '2022-03-15T00:00:00Z',
    approval: null,
  } as const;
  const changes = latestChanges({ pilots: [PILOT], observations: [], reports: [report] }, 3);
  expect(changes.map(({ is, on }) => [is, on])).toEqual([
    ['phase', '2022-04-01'],
    ['report', '2022-03-15T00:00:00Z'],
    ['plan', '2022-03-01'],
  ]);
});
