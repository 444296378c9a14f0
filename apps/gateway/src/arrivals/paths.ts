/** The path of a request's target, without the query. */
export function pathOf(target: string): string {
  const end = target.search(/[?#]/);
  return end < 0 ? target : target.slice(0, end);
}

/** Characters that a path may be written with, escapes aside. Neither backslash nor semicolon nor anything invisible. */
const WRITTEN = /^\/[A-Za-z0-9\-._~!$&'()*+,=:@%/]*$/;
/** Escapes of what need not be escaped, or means something in a path: separators, dots, letters, digits, control characters. */
const TELLING = /%(?:[01][0-9a-f]|2[5def]|3[0-9b]|4[1-9a-f]|5[0-9acf]|6[1-9a-f]|7[0-9aef])/i;
const BROKEN = /%(?![0-9a-f]{2})/i;
const WANDERING = /\/(?:\.{1,2})?\/|\/\.{1,2}$/;

/**
 * Whether a path means to every program on its way what it means to the gateway. Some programs read an escaped slash, dot or
 * letter as the character itself and some do not, some drop empty and dotted segments: such a path could be forwarded to one
 * place and judged as another. No address of this installation is written so.
 */
export function isPlain(path: string): boolean {
  if (!WRITTEN.test(path)) return false;
  if (path.includes('%') && (BROKEN.test(path) || TELLING.test(path))) return false;
  return !WANDERING.test(path);
}

/** First segments that are the gateway's own or a service's: the web application has no page below them. */
const RESERVED = /^\/(api|id|session|health|metrics)(\/|$)/i;

export function isReserved(path: string): boolean {
  return RESERVED.test(path);
}

/** Where a device key is part of the path: `/api/surveys/key/<token>/…`. */
const DEVICE = /^\/api\/surveys\/key\/([^/?#]+)/;

/** The device key in a path, if there is one. */
export function deviceKeyIn(path: string): string | undefined {
  return DEVICE.exec(path)?.[1];
}

/**
 * Pages for everyone: whoever scans the code on a certificate or on a trainer’s screen may fill in a form of a service, without the header
 * that proves a request of the web application. A session gives no right there, so it is not used.
 */
const OPEN = /^\/api\/training\/(verify|check-in)(\/|$)/;

export function isOpen(path: string): boolean {
  return OPEN.test(path);
}
