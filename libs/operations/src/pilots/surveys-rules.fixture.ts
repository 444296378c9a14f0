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
  open: ['draft', 'open'],
  close: ['open', 'closed'],
  accept: ['submitted', 'accepted'],
};
const unknown: Answer = { status: 404, json: { code: 'unknown' } };

/** What the surveys service answers to whoever loads a round. */
export function surveysAnswer(store: Store, { method, url, input, id: newId }: Call): Answer {
  const [, list = '', id, verb = ''] = url.pathname.split('/');
  const rows = store.rows(`/${list}`);
  const row = rows.find((one) => one['id'] === id);
  if (list === 'key') return submission(store, String(id), String(input['raw']), newId);
  if (list === 'forms') return ok({});
  if (method === 'GET') return ok(id === undefined ? pageOf(rows, unlimited(url, list)) : row);
  if (id !== undefined && !row) return unknown;
  if (method === 'DELETE') return ok(Object.assign(row ?? {}, { revokedAt: 'now' }));
  if (row) {
    const [from, to] = STEPS[verb] ?? [];
    return row['state'] === from
      ? ok(Object.assign(row, { state: to }))
      : conflict(`${list}-${String(row['state'])}`);
  }
  const fresh = list === 'campaigns' ? { state: 'draft' } : { revokedAt: null, token: `token-${newId}` };
  rows.push({ id: newId, ...input, ...fresh });
  return made(rows.at(-1));
}

/** Only the list of forms has pages. */
function unlimited(url: URL, list: string): URL {
  const whole = new URL(url);
  if (list !== 'responses') whole.searchParams.set('limit', '1000000');
  return whole;
}

/** The same form again is the same form. */
function submission(store: Store, token: string, raw: string, id: string): Answer {
  const key = store.rows('/device-keys').find((one) => one['token'] === token);
  if (!key || key['revokedAt'] !== null) return { status: 401, json: { code: 'device-key' } };
  const clientId = /uuid:[0-9a-f-]{36}/.exec(raw)?.[0];
  const form = /<\w+[^>]* id="(\w+)"/.exec(raw)?.[1];
  const round: Row | undefined = store.rows('/campaigns').find((one) => one['formCode'] === form);
  if (round?.['state'] !== 'open') return conflict('campaign-not-open');
  const responses = store.rows('/responses');
  if (!responses.some((one) => one['clientId'] === clientId))
    responses.push({ id, clientId, campaignId: round['id'], state: 'submitted', faultCount: 0 });
  return made({});
}
