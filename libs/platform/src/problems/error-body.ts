import { SetMetadata } from '@nestjs/common';
import type { Problem } from './problem.js';

const ROUTE_CONFIG = '__fastify_route_config__';
const ERROR_BODY = 'xasoErrorBody';

/** Writes a refusal in the format of another standard (OpenRosa, FHIR); the status stays the problem's. */
export type ErrorBody = (problem: Problem) => { readonly contentType: string; readonly body: string };

/**
 * On a handler: every refusal of this route is written by `render` instead of as application/problem+json,
 * those included that happen before the handler (a body too large or unreadable, no token).
 */
export function UseErrorBody(render: ErrorBody): MethodDecorator {
  return (target, key, descriptor) => {
    const handler = descriptor.value;
    if (typeof handler !== 'function')
      throw new TypeError(`@UseErrorBody on ${String(key)}, which is no handler`);
    const existing: unknown = Reflect.getMetadata(ROUTE_CONFIG, handler);
    const config = typeof existing === 'object' ? existing : {};
    SetMetadata(ROUTE_CONFIG, { ...config, [ERROR_BODY]: render })(target, key, descriptor);
  };
}

/** The renderer of the route a request was matched to, if it has one. */
export function errorBodyOf(request: { routeOptions?: { config?: object } }): ErrorBody | undefined {
  const config = request.routeOptions?.config;
  const render: unknown = config ? Reflect.get(config, ERROR_BODY) : undefined;
  return typeof render === 'function' ? (render as ErrorBody) : undefined;
}
