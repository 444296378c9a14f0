import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { DomainError } from '@xaso/kernel';
import type { FastifyRequest } from 'fastify';
import { PUBLIC_ROUTE, ROLES_ALLOWED } from './decorators.js';
import { setActor } from './request-actor.js';
import { TokenVerifier } from './token-verifier.js';

/** Stands before every route: a trusted token unless the route is @Public, and one of its @Roles. */
@Injectable()
export class AuthGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const where = [context.getHandler(), context.getClass()];
    if (this.reflector.getAllAndOverride<boolean | undefined>(PUBLIC_ROUTE, where)) return true;
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const actor = await this.verifier.verify(request.headers.authorization);
    setActor(request, actor);
    const roles = this.reflector.getAllAndOverride<readonly string[] | undefined>(ROLES_ALLOWED, where);
    if (roles && !roles.includes(actor.role)) {
      throw new DomainError(
        'forbidden',
        'role-not-allowed',
        `Vai trò ${actor.role} không được làm việc này.`,
      );
    }
    return true;
  }
}
