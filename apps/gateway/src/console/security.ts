import { isLoopback } from '../arrivals/hosts.js';

const YEAR_S = 31_536_000;

/** What a page of ours may load and do: what comes from here, and nothing that stands in the page itself. */
const POLICY = {
  'default-src': ["'self'"],
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'manifest-src': ["'self'"],
  'frame-ancestors': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'object-src': ["'none'"],
};

/** What @fastify/helmet is told for every address that the gateway answers by itself. */
export function securityOf(publicUrl: string): object {
  const { protocol, host } = new URL(publicUrl);
  return {
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
    // A browser would apply it to every program on this machine.
    strictTransportSecurity:
      protocol === 'https:' && !isLoopback(host) ? { maxAge: YEAR_S, includeSubDomains: false } : false,
  };
}
