import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { createParamDecorator } from '@nestjs/common';
import { ProblemError, setActor } from '@xaso/platform';
import type { FastifyRequest } from 'fastify';
import type { DeviceKey } from '../device-keys/device-key.js';
import { DeviceKeysService } from '../device-keys/device-keys.service.js';

const keys = new WeakMap<object, DeviceKey>();

/** Lets a request in by the key in its path. An unknown, expired and revoked key are told apart by nobody. */
@Injectable()
export class DeviceKeyGuard implements CanActivate {
  constructor(private readonly service: DeviceKeysService) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<FastifyRequest<{ Params: { token: string } }>>();
    const key = await this.service.verify(request.params.token);
    if (!key)
      throw new ProblemError(
        401,
        'device-key-refused',
        'Khoá thiết bị không đúng, đã hết hạn hoặc đã bị thu hồi. Phiếu vẫn còn trên máy; hãy xin khoá mới của cán bộ xã.',
      );
    keys.set(request, key);
    setActor(request, { id: `device:${key.id}`, role: 'interviewer', communes: [key.communeUnitId] });
    return true;
  }
}

/** The key that let the request in. */
export const CurrentDeviceKey = createParamDecorator(
  (_data: unknown, context: ExecutionContext): DeviceKey => {
    const key = keys.get(context.switchToHttp().getRequest<object>());
    if (!key) throw new Error('this route is not behind DeviceKeyGuard');
    return key;
  },
);
