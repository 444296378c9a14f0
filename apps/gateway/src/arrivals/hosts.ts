/** `127.0.0.1:8080` → `127.0.0.1`; lower-case. */
function nameOf(host: string): string {
  return host.toLowerCase().replace(/:\d*$/, '');
}

/** Names of the machine itself, which no name server outside can give to anybody else's page. */
export function isLoopback(host: string): boolean {
  const name = nameOf(host);
  return (
    name === 'localhost' ||
    name.endsWith('.localhost') ||
    name === '[::1]' ||
    /^127(\.\d{1,3}){3}$/.test(name)
  );
}

/** The host of an address, as browsers send it: without the usual port of the scheme. */
const hostOf = (address: string): string => new URL(address).host.toLowerCase();

/**
 * Whether a request that names this host is answered. A page of another site that gave its own name the gateway's address
 * would come with that name.
 */
export function hostRule(
  publicUrl: string,
  allowed: readonly string[],
): (host: string | undefined) => boolean {
  const scheme = new URL(publicUrl).protocol;
  const own = hostOf(publicUrl);
  const known = new Set([own, ...allowed.map((host) => normal(host, scheme))]);
  const local = isLoopback(own);
  return (host) => {
    if (host === undefined || host === '') return false;
    if (known.has(host)) return true;
    return known.has(normal(host, scheme)) || (local && isLoopback(host));
  };
}

const normal = (host: string, scheme: string): string =>
  URL.canParse(`${scheme}//${host}`) ? hostOf(`${scheme}//${host}`) : host.toLowerCase();

/** Whether `origin` is a page of the gateway itself, reached under `host`. */
export function isOwnOrigin(origin: string, host: string | undefined, publicUrl: string): boolean {
  const { protocol } = new URL(publicUrl);
  return host !== undefined && origin.toLowerCase() === `${protocol}//${normal(host, protocol)}`;
}
