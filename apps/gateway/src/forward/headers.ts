type Values = Readonly<Record<string, string | readonly string[] | undefined>>;
type Headers = Record<string, string | string[] | undefined>;

/** Meant for the next program alone, whoever it is (RFC 9110, 7.6.1); `expect` is answered by the gateway. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'http2-settings',
  'expect',
]);

/** What a caller could pretend with, and what is the gateway's own. */
const OWN = new Set(['cookie', 'x-csrf-token', 'forwarded', 'x-real-ip', 'host', 'x-correlation-id']);

/** What the gateway adds to a request. */
export interface Added {
  readonly address: string;
  readonly proto: string;
  readonly host: string;
  readonly correlationId: string | undefined;
  readonly token: string | undefined;
  readonly cookie: string | undefined;
}

/** The headers that a service gets. `upstream` is the host it is reached at. */
export function requestHeaders(incoming: Values, upstream: string, added: Added): Headers {
  const headers: Headers = {};
  for (const name in incoming) {
    if (HOP_BY_HOP.has(name) || OWN.has(name) || name.startsWith('x-forwarded-')) continue;
    headers[name] = incoming[name] as string | string[] | undefined;
  }
  headers['host'] = upstream;
  headers['x-forwarded-for'] = added.address;
  headers['x-forwarded-proto'] = added.proto;
  headers['x-forwarded-host'] = added.host;
  if (added.correlationId !== undefined) headers['x-correlation-id'] = added.correlationId;
  if (added.token !== undefined) headers['authorization'] = `Bearer ${added.token}`;
  if (added.cookie !== undefined) headers['cookie'] = added.cookie;
  return headers;
}

/** What an answer may do in a browser when the service says nothing else: nothing. */
export const NOTHING = "default-src 'none'; frame-ancestors 'none'; sandbox";

/** Kinds of answers that are pages of their own, or are shown by a program that a sandbox stops. */
const PAGE = /^(text\/html|application\/xhtml\+xml|application\/pdf)\b/i;

/** Of a service behind `/api`: it sets no cookies, and only its pages say by themselves what may run in them. */
export function answerHeaders(incoming: Values): Headers {
  const headers = ownAnswerHeaders(incoming);
  delete headers['set-cookie'];
  const policy = incoming['content-security-policy'];
  if (policy === undefined || !PAGE.test(String(incoming['content-type'] ?? '')))
    headers['content-security-policy'] = NOTHING;
  return headers;
}

/** Of the issuer, whose pages and cookies are its own. How long a browser asks by HTTPS alone is for the gateway to say. */
export function ownAnswerHeaders(incoming: Values): Headers {
  const headers: Headers = {};
  for (const name in incoming) {
    if (HOP_BY_HOP.has(name) || name === 'strict-transport-security') continue;
    headers[name] = incoming[name] as string | string[] | undefined;
  }
  return headers;
}
