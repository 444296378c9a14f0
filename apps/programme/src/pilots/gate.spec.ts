import { describe, expect, test } from '@jest/globals';
import type { UnitId } from '@xaso/kernel';
import { checksFor, type Evidence, missingFor } from './gate.js';
import {
  approvePlan,
  changePhase,
  draftPlan,
  type Pilot,
  propose,
  restateProblems,
  rewritePlan,
} from './pilot.js';

const DOCUMENT = '018f4d3c-7a00-7abc-8def-00000000000d';

const nothing: Evidence = {
  measures: ['government.documents', 'government.digital-signature'],
  baselines: {},
  endlines: {},
  scores: {},
  activeCommittees: 0,
  rounds: [],
  workshopMinutes: 0,
  lessons: 0,
  bindingDocuments: 0,
  scaleUp: null,
};

/** Everything that the way up to piloting asks for. */
const ready: Evidence = {
  ...nothing,
  baselines: { 'government.documents': 'value', 'government.digital-signature': 'not-measured' },
  activeCommittees: 1,
  rounds: [{ purpose: 'baseline', state: 'closed' }],
};

const proposal = {
  id: '018f4d3c-7a00-7abc-8def-000000000001',
  programme: 'nghe-an-2022',
  communeUnitId: '17335@before-2025-07-01' as UnitId,
  pillars: ['government', 'society'] as const,
  problems: [
    { text: 'Người dân phải đi xa để làm thủ tục', primary: true },
    { text: 'Nông sản khó bán', primary: false },
  ],
  proposedOn: '2022-01-10',
  synthetic: true,
  createdAt: new Date('2026-11-22T00:00:00Z'),
};

const pilotIn = (phase: Pilot['phase'], fields: Partial<Pilot> = {}): Pilot => ({
  ...propose(proposal).next,
  phase,
  ...fields,
});

const step = (to: Pilot['phase'], fields: object = {}) => ({
  ...{ to, on: '2022-06-01', by: 'lead', documentId: null, reason: null },
  ...fields,
});

const planned = (pilot: Pilot, on = '2022-05-20'): Pilot =>
  approvePlan(draftPlan(pilot, 'Kế hoạch', on, 'officer').next, pilot.plans.length + 1, {
    by: 'lead',
    on,
    documentId: DOCUMENT,
  }).next;

const codes = (pilot: Pilot, to: Pilot['phase'], evidence: Evidence) =>
  missingFor(pilot, to, evidence).map(({ code }) => code);

describe('a proposal', () => {
  test('is dated by the local day and names its pillars', () => {
    const { next, events } = propose(proposal);
    expect(next).toMatchObject({ phase: 'proposed', version: 1 });
    expect(events[0]?.occurredAt.toISOString()).toBe('2022-01-09T17:00:00.000Z');
    expect(events[0]?.data).toEqual({ pillars: ['government', 'society'] });
  });

  test.each([
    [[], 'primary-problem-missing'],
    [[{ text: 'a', primary: false }], 'primary-problem-missing'],
    [
      [
        { text: 'a', primary: true },
        { text: 'b', primary: true },
      ],
      'primary-problem-twice',
    ],
  ])('with the problems %j is refused', (problems, code) => {
    expect(() => propose({ ...proposal, problems })).toThrow(
      expect.objectContaining({ kind: 'invalid', faults: [expect.objectContaining({ code })] }),
    );
    expect(() => restateProblems(pilotIn('piloting'), problems)).toThrow(
      expect.objectContaining({ kind: 'invalid' }),
    );
  });
});

describe('the gate to piloting', () => {
  test('lists everything that is missing', () => {
    expect(codes(pilotIn('surveying'), 'piloting', nothing)).toEqual([
      'plan-approved',
      'committee',
      'baselines-measured',
      'surveys-closed',
    ]);
  });

  test('opens when all is there; what was approved as not measured is enough, and said', () => {
    const pilot = planned(pilotIn('surveying'));
    expect(codes(pilot, 'piloting', ready)).toEqual([]);
    const measured = checksFor(pilot, 'piloting', ready).find(({ code }) => code === 'baselines-measured');
    expect(measured?.detail).toContain('government.digital-signature');
    const { next, events } = changePhase(pilot, step('piloting'), ready);
    expect(next.phase).toBe('piloting');
    expect(events.map(({ contract, data }) => [contract.type, data])).toEqual([
      ['programme.pilot.phase-changed', { from: 'surveying', to: 'piloting' }],
    ]);
  });

  test.each([
    [
      'a plan that is only drafted',
      (pilot: Pilot) => draftPlan(pilot, 'x', '2022-05-01', 'officer').next,
      ready,
      'plan-approved',
    ],
    [
      'an open round',
      planned,
      { ...ready, rounds: [{ purpose: 'baseline', state: 'open' as const }] },
      'surveys-closed',
    ],
    [
      'one open round among closed ones',
      planned,
      { ...ready, rounds: [...ready.rounds, { purpose: 'baseline', state: 'open' as const }] },
      'surveys-closed',
    ],
    [
      'closed rounds of another purpose',
      planned,
      { ...ready, rounds: [{ purpose: 'needs', state: 'closed' as const }] },
      'surveys-closed',
    ],
    [
      'one measure without a baseline',
      planned,
      { ...ready, baselines: { 'government.documents': 'value' as const } },
      'baselines-measured',
    ],
  ])('stays shut for %s', (_what, prepare, evidence, missing) => {
    const pilot = prepare(pilotIn('surveying'));
    expect(codes(pilot, 'piloting', evidence)).toEqual([missing]);
    expect(() => changePhase(pilot, step('piloting'), evidence)).toThrow(
      expect.objectContaining({
        kind: 'conflict',
        code: 'gate-not-satisfied',
        faults: [expect.objectContaining({ code: missing })],
      }),
    );
  });

  test('opens without a survey only when it was approved that there was none', () => {
    const pilot = planned(pilotIn('surveying'));
    const without = { ...ready, rounds: [] };
    const excused = { ...ready.baselines, 'gate.baseline-survey': 'not-measured' as const };
    expect(codes(pilot, 'piloting', without)).toEqual(['surveys-closed']);
    expect(codes(pilot, 'piloting', { ...without, baselines: excused })).toEqual([]);
    const open = [{ purpose: 'baseline', state: 'open' as const }];
    expect(codes(pilot, 'piloting', { ...ready, rounds: open, baselines: excused })).toEqual([
      'surveys-closed',
    ]);
  });

  test('stays shut while the programme names nothing to measure', () => {
    expect(codes(planned(pilotIn('surveying')), 'piloting', { ...ready, measures: [] })).toEqual([
      'baselines-measured',
    ]);
  });

  test('asks for a plan newer than the one that was adjusted, whatever their days', () => {
    const piloting = { ...planned(pilotIn('surveying')), phase: 'piloting' as const };
    const command = step('adjusting', { reason: 'Thiếu thiết bị', on: '2022-05-20' });
    const { next: adjusting } = changePhase(piloting, command, ready);
    expect(adjusting.history.at(-1)).toMatchObject({ planVersion: 1 });
    expect(codes(adjusting, 'piloting', ready)).toEqual(['plan-approved']);
    const drafted = draftPlan(adjusting, 'Kế hoạch hai', '2022-05-20', 'officer').next;
    expect(codes(drafted, 'piloting', ready)).toEqual(['plan-approved']);
    expect(codes(planned(adjusting, '2022-05-20'), 'piloting', ready)).toEqual([]);
  });
});

describe('a plan', () => {
  test('is not approved before it was drafted, nor for a pilot that has ended', () => {
    const { next } = draftPlan(pilotIn('surveying'), 'Kế hoạch', '2022-05-02', 'officer');
    const early = { by: 'lead', on: '2022-05-01', documentId: DOCUMENT };
    expect(() => approvePlan(next, 1, early)).toThrow(expect.objectContaining({ kind: 'invalid' }));
    const ended = { ...next, phase: 'stopped' as const };
    expect(() => approvePlan(ended, 1, { ...early, on: '2022-05-03' })).toThrow(
      expect.objectContaining({ code: 'pilot-ended' }),
    );
  });

  test('is approved by nobody who wrote its words; where nobody is written down, by anybody', () => {
    const { next: drafted } = draftPlan(pilotIn('surveying'), 'Kế hoạch', '2022-05-02', 'officer');
    const { next } = rewritePlan(drafted, 1, 'Kế hoạch rõ hơn', '2022-05-03', 'other');
    const by = (account: string) => ({ by: account, on: '2022-05-04', documentId: DOCUMENT });
    for (const writer of ['officer', 'other'])
      expect(() => approvePlan(next, 1, by(writer))).toThrow(
        expect.objectContaining({ kind: 'forbidden', code: 'own-record' }),
      );
    expect(approvePlan(next, 1, by('lead')).events).toHaveLength(1);
    const [{ writtenBy: _unknown, ...old } = { planVersion: 0, summary: '', draftedOn: '', approval: null }] =
      next.plans;
    expect(approvePlan({ ...next, plans: [old] }, 1, by('officer')).events).toHaveLength(1);
  });

  test('is reworded while it is a draft, and never afterwards', () => {
    const { next } = draftPlan(pilotIn('surveying'), 'Kế hoạch', '2022-05-02', 'officer');
    expect(rewritePlan(next, 1, 'Kế hoạch rõ hơn', '2022-05-03', 'officer').next.plans).toMatchObject([
      { planVersion: 1, summary: 'Kế hoạch rõ hơn', approval: null },
    ]);
    expect(() => rewritePlan(planned(pilotIn('surveying')), 1, 'x', '2022-05-30', 'officer')).toThrow(
      expect.objectContaining({ code: 'plan-approved-already' }),
    );
  });
});

describe('the later gates', () => {
  test('selected asks for endline, three scores, closed closing surveys and minutes', () => {
    expect(codes(pilotIn('evaluating'), 'selected', ready)).toEqual([
      'endlines-measured',
      'gate-scores',
      'closing-surveys-closed',
      'workshop-minutes',
    ]);
    const judged: Evidence = {
      ...ready,
      endlines: ready.baselines,
      scores: { 'gate.feasibility': 'value', 'gate.effectiveness': 'value', 'gate.fit': 'not-measured' },
      rounds: [...ready.rounds, { purpose: 'endline', state: 'closed' }],
      workshopMinutes: 1,
    };
    expect(codes(pilotIn('evaluating'), 'selected', judged)).toEqual([]);
  });

  test.each([
    [null, 0, ['binding-document', 'scale-up-targets']],
    [{ approved: true, targetCommunes: null }, 1, ['scale-up-targets']],
    [{ approved: false, targetCommunes: 130 }, 1, ['scale-up-targets']],
    [{ approved: true, targetCommunes: 130 }, 1, []],
  ])('scaled-up with the plan %j and %i binding documents', (scaleUp, bindingDocuments, missing) => {
    expect(codes(pilotIn('selected'), 'scaled-up', { ...nothing, scaleUp, bindingDocuments })).toEqual(
      missing,
    );
  });

  test('stopping needs a reason and a lesson', () => {
    const pilot = pilotIn('piloting');
    expect(() => changePhase(pilot, step('stopped'), { ...nothing, lessons: 1 })).toThrow(
      expect.objectContaining({ code: 'reason-missing' }),
    );
    const stop = step('stopped', { reason: 'Hết kinh phí' });
    expect(() => changePhase(pilot, stop, nothing)).toThrow(
      expect.objectContaining({ code: 'gate-not-satisfied' }),
    );
    expect(changePhase(pilot, stop, { ...nothing, lessons: 1 }).next.phase).toBe('stopped');
  });
});

describe('a step', () => {
  test.each([
    ['proposed', 'piloting'],
    ['surveying', 'evaluating'],
    ['stopped', 'surveying'],
    ['scaled-up', 'stopped'],
  ] as const)('from %s to %s leads nowhere', (from, to) => {
    expect(() => changePhase(pilotIn(from), step(to, { reason: 'x' }), ready)).toThrow(
      expect.objectContaining({ kind: 'conflict', code: 'phase-unreachable' }),
    );
  });

  test('is not dated before the step before it', () => {
    expect(() => changePhase(pilotIn('proposed'), step('surveying', { on: '2022-01-09' }), nothing)).toThrow(
      expect.objectContaining({ kind: 'invalid', code: 'phase-before-last' }),
    );
  });
});
