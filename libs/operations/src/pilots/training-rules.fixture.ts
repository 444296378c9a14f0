import {
  type Answer,
  type Call,
  conflict,
  made,
  ok,
  pageOf,
  type Row,
  type Store,
} from './programme-rules.fixture.js';

const STEPS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  publish: ['draft', 'published'],
  approve: ['draft', 'approved'],
  open: ['planned', 'open'],
  start: ['open', 'in-progress'],
  complete: ['in-progress', 'completed'],
};
const FIRST_STATE: Readonly<Record<string, string>> = {
  curricula: 'draft',
  plans: 'draft',
  classes: 'planned',
};

/** What the training service answers to whoever loads classes. */
export function trainingAnswer(store: Store, { method, url, input, caller, id: newId }: Call): Answer {
  const [, list = '', id, verb = ''] = url.pathname.split('/');
  const rows = store.rows(`/${list}`);
  const row = rows.find((one) => one['id'] === id);
  if (method === 'GET') return ok(id === undefined ? pageOf(rows.filter(asked(url)), url) : row);
  if (id !== undefined && !row) return { status: 404, json: { code: 'unknown' } };
  if (row && verb === 'enrolments') return enrolled(store, row, input, newId);
  if (row && verb === 'sessions') return marked(store, row, input);
  if (row) {
    const [from, to] = STEPS[verb] ?? [];
    if (row['state'] !== from) return conflict(`${list}-${String(row['state'])}`);
    if (verb === 'approve' && row['by'] === caller.id) return { status: 403, json: { code: 'own-record' } };
    if (verb === 'complete' && row['marked'] !== true) return conflict('class-incomplete');
    return ok(Object.assign(row, { state: to }));
  }
  rows.push({ id: newId, ...input, state: FIRST_STATE[list], by: caller.id });
  return made(rows.at(-1));
}

const asked = (url: URL) => (row: Row) =>
  ['pilotId', 'classId', 'code'].every((field) => {
    const wanted = url.searchParams.get(field);
    return wanted === null || row[field] === wanted;
  });

function enrolled(store: Store, of: Row, { people, walkIn }: Row, id: string): Answer {
  if (of['state'] === 'planned' || of['state'] === 'completed')
    return conflict(`class-${String(of['state'])}`);
  const rows = store.rows('/enrolments');
  const fresh = (people as { personId?: string }[]).map(({ personId = undefined }, index) => ({
    id: `${id}-${String(index).padStart(3, '0')}`,
    ...{ classId: of['id'], communeUnitId: of['pilotId'], walkIn, state: 'registered' },
    personId: personId ?? `person-${id}-${index}`,
  }));
  const there = new Set(rows.filter((one) => one['classId'] === of['id']).map((one) => one['personId']));
  if (fresh.some(({ personId }) => there.has(personId))) return conflict('enrolled-already');
  rows.push(...fresh);
  return made({ enrolments: fresh });
}

function marked(store: Store, of: Row, { marks }: Row): Answer {
  if (of['state'] !== 'in-progress') return conflict(`class-${String(of['state'])}`);
  const present = new Set((marks as { enrolmentId: string }[]).map(({ enrolmentId }) => enrolmentId));
  for (const one of store.rows('/enrolments')) if (present.has(String(one['id']))) one['state'] = 'attended';
  of['marked'] = true;
  return ok({});
}
