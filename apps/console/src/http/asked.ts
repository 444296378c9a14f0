/** A question that was sent before the application came. */
interface Asked {
  readonly answer: Promise<Response>;
  /** ms since the page was opened. */
  readonly at: number;
  /** What it says, once it was read; never that of a refusal. */
  data?: unknown;
}

/** What every question of the console says it reads. */
export const READS = 'application/json, application/problem+json, */*;q=0.5';
/** An answer that nobody took by then is out of date, ms. */
const KEPT = 30_000;

/** Two scripts share it, of which the small one runs first: by path and query, each until it is taken. */
const shared = globalThis as { xasoAsked?: Map<string, Asked> };

/** Sends a question ahead. What it answers is read as JSON for whoever needs it to ask on; null for a refusal. */
export async function askAhead(address: URL, language: string): Promise<unknown> {
  const answer = fetch(address, { headers: { accept: READS, 'accept-language': language } });
  // Whoever takes it reads the answer itself; here a copy is read, made before anybody else can begin. A refusal is read too: a
  // request whose answer nobody reads would stay open.
  const copy = answer.then((response) => response.clone());
  const asked: Asked = { answer, at: performance.now() };
  (shared.xasoAsked ??= new Map()).set(address.pathname + address.search, asked);
  try {
    const read = await copy;
    const text = await read.text();
    if (read.ok) asked.data = JSON.parse(text);
    return asked.data ?? null;
  } catch {
    // The application asks again, and says what is wrong.
    return null;
  }
}

/** The answer to a question that was sent ahead, once; undefined where it was not, or too long ago. */
export function takeAsked(request: Request): Promise<Response> | undefined {
  if (request.method !== 'GET') return undefined;
  const { pathname, search } = new URL(request.url);
  return taken(pathname + search)?.answer;
}

/**
 * What the answer to such a question says, once, where it is there by now: a page that has it is drawn once and whole. Undefined
 * otherwise; `takeAsked` still gives the answer that is on its way.
 */
export function readAsked<T>(address: string): T | undefined {
  if (shared.xasoAsked?.get(address)?.data === undefined) return undefined;
  return taken(address)?.data as T | undefined;
}

function taken(address: string): Asked | undefined {
  const asked = shared.xasoAsked?.get(address);
  shared.xasoAsked?.delete(address);
  return asked && performance.now() - asked.at < KEPT ? asked : undefined;
}
