import {
  applyDecorators,
  createParamDecorator,
  SetMetadata,
  type CustomDecorator,
  type ExecutionContext,
} from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { actorOf } from './request-actor.js';
import type { Role } from './roles.js';

export const PUBLIC_ROUTE = 'xaso:public';
export const ROLES_ALLOWED = 'xaso:roles';
/** Marks public operations until the OpenAPI document is made. */
export const PUBLIC_OPERATION = 'x-public';

/** No token is asked for: the route is open, or has a guard of its own. */
export function Public(): ClassDecorator & MethodDecorator {
  return applyDecorators(SetMetadata(PUBLIC_ROUTE, true), ApiExtension(PUBLIC_OPERATION, true));
}

/** Only these roles; on a handler it replaces what the controller says. Without it any authenticated caller. */
export function Roles(...roles: readonly Role[]): CustomDecorator {
  return SetMetadata(ROLES_ALLOWED, roles);
}

/** The Actor who sent the request. */
export const CurrentActor = createParamDecorator((_data: unknown, context: ExecutionContext): Actor => {
  const actor = actorOf(context.switchToHttp().getRequest<object>());
  if (!actor)
    throw new Error(
      '@CurrentActor on a route that nobody authenticated: it is @Public without a guard of its own',
    );
  return actor;
});
