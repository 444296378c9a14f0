type Values = Readonly<Record<string, string | readonly string[] | number | undefined>>;

/** What both ends of a line can make of a text, the smaller one first. */
const CODINGS = ['br', 'gzip'] as const;
export type Coding = (typeof CODINGS)[number];

/** Bytes of a body that travel in one packet anyway: below that nothing is gained. */
export const ONE_PACKET = 1_400;

/** Texts; pictures, PDF and workbooks are compressed by themselves. */
const TEXT = /^(application\/([\w.-]+\+)?json|application\/xml|text\/(csv|xml))\b/i;

/** Whose page asks. A browser says so by itself and no script can change it; programs say nothing. */
const OURS = new Set([undefined, 'none', 'same-origin']);

/** One answer of a service, before its body is sent on. */
export interface Answer {
  readonly method: string;
  readonly status: number;
  readonly headers: Values;
}

/**
 * Whether an answer is worth compressing. Only one whose length the service told: what it sends bit by bit (events, long exports)
 * is never held back to fill a block.
 *
 * The length of a compressed text tells something of what is in it. Whoever could make a browser ask again and again, with words
 * of his own that come back in the answer, could guess a secret beside them (BREACH). Here that fails more than once: the
 * gateway's own answers, which hold the proof against forgery, are never compressed, nor are answers to what changes something,
 * which may hold a one-time link or a new key, nor refusals, which may repeat what was sent; and what another site makes a
 * browser ask comes without the cookie or, where somebody follows a link, whole (`codingFor`).
 */
export function isCompressible({ method, status, headers }: Answer): boolean {
  return (
    Number(headers['content-length'] ?? 0) >= ONE_PACKET &&
    method === 'GET' &&
    status === 200 &&
    headers['content-encoding'] === undefined &&
    TEXT.test(String(headers['content-type'] ?? '')) &&
    !/\bno-transform\b/i.test(String(headers['cache-control'] ?? ''))
  );
}

/** How the answer to these request headers is compressed; undefined: it is sent as it is. */
export function codingFor(asked: Values): Coding | undefined {
  if (!OURS.has(asked['sec-fetch-site'] as string | undefined)) return undefined;
  const weights = weightsOf(String(asked['accept-encoding'] ?? ''));
  return CODINGS.find((coding) => (weights.get(coding) ?? weights.get('*') ?? 0) > 0);
}

/** `Accept-Encoding` by name (RFC 9110, 12.5.3); a weight that cannot be read is a refusal. */
function weightsOf(header: string): ReadonlyMap<string, number> {
  return new Map(
    header
      .toLowerCase()
      .split(',')
      .map((part) => {
        const [name = '', ...parameters] = part.split(';').map((one) => one.trim());
        const weight = parameters.find((one) => one.startsWith('q='));
        return [name, weight === undefined ? 1 : Number(weight.slice(2)) || 0] as const;
      }),
  );
}

/** The tag of a text that is compressed: the same content, not the same bytes (RFC 9110, 8.8.1). */
export const weakened = (etag: string): string => (etag.startsWith('W/') ? etag : `W/${etag}`);

/** `Vary` of an answer that is sent in one way or another. */
export function varyOf(said: Values[string]): string {
  const before = said === undefined ? '' : String(said);
  if (before === '') return 'accept-encoding';
  return /(^|,)\s*(\*|accept-encoding)\s*(,|$)/i.test(before) ? before : `${before}, accept-encoding`;
}
