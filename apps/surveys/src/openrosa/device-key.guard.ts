import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import { ProblemError, setActor } from '@xaso/platform';
import type { FastifyRequest } from 'fastify';
import { DeviceKeysService } from '../device-keys/device-keys.service.js';
import type { Admission } from '../device-keys/device-keys.store.js';

const admissions = new WeakMap<object, Admission>();

/** Lets a request in by the key in its path. An unknown, expired and revoked key are told apart by nobody. */
@Injectable()
export class DeviceKeyGuard implements CanActivate {
  constructor(private readonly service: DeviceKeysService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { token: string } }>>();
    const admission = await this.service.verify(request.params.token);
    if (!admission)
      throw new ProblemError(
        401,
        'device-key-refused',
        'Khoá thiết bị không đúng, đã hết hạn hoặc đã bị thu hồi. Phiếu vẫn còn trên máy; hãy xin khoá mới của cán bộ xã.',
      );
    admissions.set(request, admission);
    const { key } = admission;
    setActor(request, { id: `device:${key.id}`, role: 'interviewer', communes: [key.communeUnitId] });
    return true;
  }
}

/** The key that let the request in, and what it opens. */
export const CurrentAdmission = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Admission => {
    const admission = admissions.get(context.switchToHttp().getRequest<object>());
    if (!admission) throw new Error('this route is not behind DeviceKeyGuard');
    return admission;
  },
);
