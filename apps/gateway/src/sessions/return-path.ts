const HERE = 'http://here.invalid';
const NOT_A_PAGE = /^\/(api|id|session)(\/|$)/i;

/**
 * Where a person goes on after signing in: a page of the web application, given as a path of our own. Anything a browser could
 * read as another site's address, and anything that is no page, is the beginning instead.
 */
export function returnPath(to: unknown): string {
  if (typeof to !== 'string' || to.length > 2_000) return '/';
  if (!/^\/(?![/\\])[\x21-\x7e]*$/.test(to) || to.includes('\\')) return '/';
  if (!URL.canParse(to, HERE)) return '/';
  const { origin, pathname } = new URL(to, HERE);
  // A browser takes dotted segments out: `/.//evil.example` becomes `//evil.example`.
  if (origin !== HERE || pathname.startsWith('//') || NOT_A_PAGE.test(pathname)) return '/';
  return to;
}
