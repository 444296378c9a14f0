export type Row = Record<string, unknown>;

export interface Caller {
  readonly id: string;
  readonly role: string;
}

export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

export interface Call {
  readonly method: string;
  readonly url: URL;
  readonly input: Row;
  readonly caller: Caller;
  readonly key: string | undefined;
  /** Of what is made. */
  readonly id: string;
}

export interface Store {
  rows(path: string): Row[];
}

export type Rules = (store: Store, call: Call) => Answer;

/** What there is once. */
const UNIQUE: Readonly<Record<string, readonly string[]>> = {
  '/programmes': ['code'],
  '/pilots': ['programme', 'communeUnitId'],
  '/committees': ['pilotId'],
  '/teams': ['pilotId', 'hamletId'],
  '/observations': ['pilotId', 'indicator', 'phase', 'period'],
  '/scale-up-plans': ['programme'],
};
const FIRST_STATE: Readonly<Record<string, string>> = {
  '/observations': 'draft',
  '/deliverables': 'planned',
  '/handovers': 'draft',
};
const STEPS: Readonly<Record<string, readonly [from: string, to: string]>> = {
  '/observations/submit': ['draft', 'submitted'],
  '/observations/approve': ['submitted', 'approved'],
  '/deliverables/deliver': ['planned', 'delivered'],
  '/deliverables/accept': ['delivered', 'accepted'],
  '/deliverables/go-live': ['accepted', 'live'],
  '/handovers/sign': ['draft', 'signed'],
};
const WAYS: Readonly<Record<string, readonly string[]>> = {
  proposed: ['surveying'],
  surveying: ['piloting'],
  piloting: ['evaluating'],
};

export const ok = (json: unknown): Answer => ({ status: 200, json });
export const made = (json: unknown): Answer => ({ status: 201, json });
export const conflict = (code: string): Answer => ({ status: 409, json: { code } });
const forbidden = (code: string): Answer => ({ status: 403, json: { code } });
const last = (row: Row): Row => (row['revisions'] as Row[]).at(-1) as Row;

/** What the service answers, as its controllers and domain do. */
export function answerOf(store: Store, call: Call): Answer {
  const [, list = '', id, ...rest] = call.url.pathname.split('/');
  const path = `/${list}`;
  const rows = store.rows(path);
  const row = rows.find((one) => one['id'] === id);
  if (call.method === 'GET') return read(call, path, rows, row, rest[0]);
  if (id === undefined) return create(call, path, rows);
  if (!row) return { status: 404, json: { code: 'unknown' } };
  if (path === '/register') return approveEntry(row, call);
  if (path === '/pilots') return stepPilot(row, call, rest);
  return step(row, call, `${path}/${rest[0]}`);
}

function read({ url }: Call, path: string, rows: Row[], row: Row | undefined, part?: string): Answer {
  if (row && part === 'gates') {
    const phase = String(row['phase']);
    return ok((WAYS[phase] ?? []).map((to) => ({ to, open: true, checks: [] })));
  }
  if (row) return ok(row);
  const page = pageOf(rows, url);
  return ok(path === '/register' ? page.map(listedEntry) : page);
}

/** The rows that a query asks for, in their order. */
export function pageOf(rows: readonly Row[], url: URL): Row[] {
  const { limit = '100', after, ...filter } = Object.fromEntries(url.searchParams);
  const start = after === undefined ? 0 : rows.findIndex((one) => one['id'] === after) + 1;
  return rows
    .slice(start)
    .filter((one) => Object.entries(filter).every(([field, value]) => one[field] === value))
    .slice(0, Number(limit));
}

/** A row of the register has the latest wording and none before. */
function listedEntry({ revisions, ...row }: Row): Row {
  const { revision, on, content } = last({ revisions });
  return { ...row, latest: { revision, on, content } };
}

function create({ input, caller, key, id }: Call, path: string, rows: Row[]): Answer {
  if (key === undefined || !/^[\x21-\x7e]{1,200}$/.test(key))
    return { status: 400, json: { code: 'idempotency-key-malformed' } };
  const fields = UNIQUE[path];
  if (fields && rows.some((one) => fields.every((field) => one[field] === input[field])))
    return conflict('exists');
  const row: Row = { id, ...input };
  if (path === '/register')
    return rows.some((one) => isSameDocument(one, input))
      ? conflict('document-exists')
      : made(record(row, input, caller, rows));
  if (path === '/pilots') Object.assign(row, { phase: 'proposed', plans: [], history: [] });
  if (path === '/observations')
    row['revisions'] = [{ revision: 1, recorded: { by: caller.id }, approval: null }];
  if (FIRST_STATE[path] !== undefined) row['state'] = FIRST_STATE[path];
  rows.push(row);
  return made(row);
}

function isSameDocument(row: Row, { kind, content }: Row): boolean {
  if (kind !== 'document' || row['kind'] !== 'document') return false;
  const [kept, given] = [last(row)['content'] as Row, content as Row];
  return kept['number'] === given['number'] && kept['issuer'] === given['issuer'];
}

function record(row: Row, { content, on }: Row, caller: Caller, rows: Row[]): Row {
  const revisions = [{ revision: 1, on, content, recordedBy: caller.id, approval: null }];
  const { id, kind, programme, pilotId = null } = row;
  rows.push({ id, kind, programme, pilotId, state: 'draft', content: null, revisions });
  return { id, kind, state: 'draft', revision: 1, approvedRevision: null };
}

function approveEntry(row: Row, { input, caller }: Call): Answer {
  const wording = last(row);
  if (wording['recordedBy'] === caller.id) return forbidden('own-record');
  if (wording['approval'] !== null) return conflict('revision-approved-already');
  if (wording['revision'] !== input['revision']) return conflict('revision-old');
  Object.assign(wording, { approval: { by: caller.id, on: input['on'] } });
  Object.assign(row, { state: 'approved', content: wording['content'] });
  return ok({ id: row['id'], state: 'approved' });
}

function stepPilot(row: Row, { input, caller }: Call, [verb, version, approve]: string[]): Answer {
  const plans = row['plans'] as Row[];
  if (verb === 'phase') {
    const phase = String(row['phase']);
    if (!WAYS[phase]?.includes(String(input['to']))) return conflict('phase-unreachable');
    (row['history'] as Row[]).push({ from: phase, to: input['to'], by: caller.id });
    return ok(Object.assign(row, { phase: input['to'] }));
  }
  if (approve === 'approve') {
    const plan = plans.find(({ planVersion }) => planVersion === Number(version));
    if (!plan) return { status: 404, json: { code: 'plan-unknown' } };
    if (plan['approval']) return conflict('plan-approved-already');
    if ((plan['writtenBy'] as string[]).includes(caller.id)) return forbidden('own-record');
    plan['approval'] = { by: caller.id };
    return ok(row);
  }
  const latest = plans.at(-1);
  if (latest && !latest['approval']) return conflict('plan-not-approved');
  plans.push({ planVersion: plans.length + 1, writtenBy: [caller.id], approval: null });
  return ok(row);
}

function step(row: Row, { caller }: Call, name: string): Answer {
  const [from, to] = STEPS[name] ?? [];
  if (row['state'] !== from) return conflict(`state-${String(row['state'])}`);
  if (name === '/observations/approve') {
    const revision = last(row);
    if ((revision['recorded'] as Row)['by'] === caller.id) return forbidden('own-record');
    revision['approval'] = { by: caller.id };
  }
  return ok(Object.assign(row, { state: to }));
}
