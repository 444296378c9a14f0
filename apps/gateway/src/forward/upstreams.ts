/** A service behind the gateway. */
export interface Upstream {
  readonly name: string;
  /** Scheme, host and port. */
  readonly address: string;
}

/** Reads `surveys=http://surveys:8080,…`. */
export function upstreamsOf(services: string): readonly Upstream[] {
  return services.split(',').map((entry) => {
    const [name = '', address = ''] = entry.split('=');
    return { name, address };
  });
}

/** The service that people sign in at; what it shows them is below `/id` at the gateway as well. */
export const ISSUER = 'identity';

/**
 * What operators and servers ask a service among themselves; from outside there is no such path, however it is written.
 * @param path below the service, as it came, with the query
 */
export function isInternal(path: string, service = ''): boolean {
  const address = `http://service/${path.replace(/^\/+/, '')}`;
  if (!URL.canParse(address)) return true;
  const { pathname } = new URL(address);
  const named = decoded(pathname);
  return /^\/+(metrics|health)(\/|$)/.test(named) || (service === ISSUER && /^\/+id(\/|$)/.test(named));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
