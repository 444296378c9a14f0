import { describe, expect, test } from '@jest/globals';
import { programmeContributions, type ProgrammeFact } from './programme-figures.js';
import { type Added, type Reduced, resolve, sumsByCommune, sumsByDay } from './resolve.js';

const A = '17335@before-2025-07-01';
const B = '17071@before-2025-07-01';
const id = (n: number) => `018f4d3c-7a00-7abc-8def-00000000000${n}`;
const common = {
  occurredAt: '2022-06-01T02:00:00.000Z',
  recordedAt: '2022-06-02T18:00:00.000Z',
  aggregateVersion: 1,
  programme: 'nghe-an-2022',
  communeUnitId: A,
  pilotId: id(1),
  source: 'online' as const,
  synthetic: false,
  actorRole: 'programme-lead',
  correlationId: id(2),
};

type Of<T extends ProgrammeFact['type']> = Extract<ProgrammeFact, { type: T }>;
const fact = <T extends ProgrammeFact['type']>(
  type: T,
  own: Omit<Of<T>['data'], keyof typeof common>,
  over: Partial<Of<T>['data']> = {},
) => ({ type, data: { ...common, ...own, ...over } }) as unknown as ProgrammeFact;

let next = 0;
const reduced = (aggregateId: string, event: ProgrammeFact): Reduced => ({
  eventId: `018f4d3c-7a00-7abc-8def-${String(++next).padStart(12, '0')}`,
  type: event.type,
  aggregateId,
  occurredAt: event.data.occurredAt,
  recordedAt: event.data.recordedAt,
  synthetic: event.data.synthetic,
  parts: programmeContributions(event),
});

/** What events add to each indicator, `<indicator>: numerator/denominator`. */
function counted(events: readonly [string, ProgrammeFact][], added: readonly Added[] = []) {
  const rows = resolve(
    events.map(([aggregate, event]) => reduced(aggregate, event)),
    added,
  );
  const sums = new Map<string, [number, number]>();
  for (const { indicator, numerator, denominator } of rows) {
    const [n, d] = sums.get(indicator) ?? [0, 0];
    sums.set(indicator, [n + numerator, d + denominator]);
  }
  return Object.fromEntries([...sums].map(([indicator, [n, d]]) => [indicator, `${n}/${d}`]));
}

const committee = { committeeId: id(3), headRole: 'chair' as const };
const team = { teamId: id(4), level: 'hamlet' as const, memberCount: 5 };
const portal = { deliverableId: id(5), deliverableType: 'portal' as const, workKind: 'technology' as const };
const handover = {
  handoverId: id(6),
  items: [
    { kind: 'wifi' as const, quantity: 2 },
    { kind: 'other' as const, quantity: 9 },
  ],
};
const lesson = (revision: number, sameAs?: string) =>
  fact('programme.register.approved', {
    entryId: id(7),
    kind: 'lesson',
    revision,
    ...(sameAs ? { sameAs } : {}),
  });
const draft = (revision: number, components: number) =>
  fact('programme.scale-up.drafted', {
    planId: id(8),
    revision,
    components: Array.from({ length: components }, (_, index) => ({
      pillar: 'economy' as const,
      component: `c${index}`,
    })),
  });

describe('facts that add', () => {
  test('a pilot is a site, and one more that could have a committee and a portal', () => {
    expect(counted([['p', fact('programme.pilot.proposed', { pillars: ['economy'] })]])).toEqual({
      'programme.sites': '1/0',
      'programme.steering-committees': '0/1',
      'programme.portals': '0/1',
    });
  });

  test('a committee counts until it is dissolved, a team in its level', () => {
    expect(counted([['c', fact('programme.committee.formed', committee)]])).toEqual({
      'programme.steering-committees': '1/0',
    });
    expect(
      counted([
        ['c', fact('programme.committee.formed', committee)],
        ['c', fact('programme.committee.dissolved', committee)],
        ['t', fact('programme.team.formed', team)],
        ['u', fact('programme.team.formed', { ...team, level: 'commune' })],
        ['v', fact('programme.team.formed', team)],
        ['v', fact('programme.team.dissolved', team)],
      ]),
    ).toEqual({
      'programme.steering-committees': '0/0',
      'programme.teams.hamlet': '1/0',
      'programme.teams.commune': '1/0',
    });
  });

  test('only a portal counts among the deliverables, with its day, until it is retired', () => {
    const live = fact('programme.deliverable.went-live', { ...portal, liveOn: '2022-06-01' });
    expect(programmeContributions(live)).toMatchObject([{ numerator: 1, onDate: '2022-06-01' }]);
    expect(
      programmeContributions(
        fact('programme.deliverable.went-live', { ...portal, deliverableType: 'lan', liveOn: '2022-06-01' }),
      ),
    ).toEqual([]);
    const retired = (wasLive: boolean) => fact('programme.deliverable.retired', { ...portal, wasLive });
    expect(programmeContributions(retired(true))).toMatchObject([{ numerator: -1 }]);
    expect(programmeContributions(retired(false))).toEqual([]);
  });

  test('a handover adds what it counts by kind, a voided one takes it back', () => {
    const signed = fact('programme.handover.signed', handover);
    expect(counted([['h', signed]])).toEqual({ 'programme.equipment.wifi': '2/0' });
    expect(
      counted([
        ['h', signed],
        ['h', fact('programme.handover.voided', handover)],
      ]),
    ).toEqual({
      'programme.equipment.wifi': '0/0',
    });
  });
});

describe('facts that replace what their aggregate said before', () => {
  test('an entry that is approved again counts once', () => {
    expect(
      counted([
        ['l', lesson(1)],
        ['l', lesson(2)],
        ['m', lesson(1)],
      ]),
    ).toEqual({
      'programme.lessons': '2/0',
    });
  });

  test('a lesson that says the same as another does not count, and takes back what it counted before', () => {
    expect(counted([['l', lesson(1, id(9))]])).toEqual({ 'programme.lessons': '0/0' });
    expect(
      counted([
        ['l', lesson(1)],
        ['l', lesson(2, id(9))],
      ]),
    ).toEqual({ 'programme.lessons': '0/0' });
  });

  test('a withdrawn entry takes back what it counted, and nothing when it did not', () => {
    const withdrawn = (wasApproved: boolean) =>
      fact('programme.register.withdrawn', { entryId: id(7), kind: 'lesson', revision: 1, wasApproved });
    expect(
      counted([
        ['l', lesson(1)],
        ['l', withdrawn(true)],
      ]),
    ).toEqual({ 'programme.lessons': '0/0' });
    expect(
      counted([
        ['l', lesson(1, id(9))],
        ['l', withdrawn(true)],
      ]),
    ).toEqual({ 'programme.lessons': '0/0' });
    expect(counted([['l', withdrawn(false)]])).toEqual({});
  });

  test('kinds of the register that no figure counts add nothing', () => {
    const award = fact('programme.register.approved', { entryId: id(7), kind: 'award', revision: 1 });
    expect(programmeContributions(award)).toEqual([]);
  });

  test('a plan counts the components of its latest draft, also across chunks', () => {
    expect(
      counted([
        ['s', draft(1, 3)],
        ['s', draft(2, 10)],
      ]),
    ).toEqual({
      'programme.scale-up-components': '10/0',
    });
    const added = [
      {
        aggregateId: 's',
        programme: 'nghe-an-2022',
        indicator: 'programme.scale-up-components',
        commune: A,
        numerator: 10,
      },
    ];
    expect(counted([['s', draft(3, 4)]], added)).toEqual({ 'programme.scale-up-components': '-6/0' });
  });

  test('an entry that moves to another commune is taken back from the first', () => {
    const moved = { ...lesson(2), data: { ...lesson(2).data, communeUnitId: B } } as ProgrammeFact;
    const rows = resolve([reduced('l', lesson(1)), reduced('l', moved)], []);
    expect(rows.map(({ commune, numerator }) => [commune, numerator])).toEqual([
      [A, 1],
      [B, 1],
      [A, -1],
    ]);
  });
});

describe('running sums', () => {
  test('are by commune and by local day, and a fact of several communes is one event', () => {
    const spanning: Reduced = {
      ...reduced('x', lesson(1)),
      parts: [A, B].map((communeUnitId) => ({
        indicator: 'survey.all',
        programme: 'p',
        communeUnitId,
        numerator: 0,
        denominator: 50,
      })),
    };
    const days = sumsByDay(resolve([spanning, { ...spanning, eventId: id(9) }], []));
    // Recorded at 18:00 UTC, which is the next day in Viet Nam.
    expect(
      days.map(({ commune, occurredOn, recordedOn, facts, events }) => [
        commune,
        occurredOn,
        recordedOn,
        facts,
        events,
      ]),
    ).toEqual([
      [B, '2022-06-01', '2022-06-03', 2, 2],
      [A, '2022-06-01', '2022-06-03', 2, 0],
    ]);
    expect(sumsByCommune(days).map(({ commune, denominator }) => [commune, denominator])).toEqual([
      [B, 100],
      [A, 100],
    ]);
  });
});
