import { Module } from '@nestjs/common';
import { DeviceKeysController } from './device-keys.controller.js';
import { DeviceKeysService } from './device-keys.service.js';
import { DeviceKeysStore } from './device-keys.store.js';

@Module({
  controllers: [DeviceKeysController],
  providers: [DeviceKeysService, DeviceKeysStore],
  exports: [DeviceKeysService],
})
export class DeviceKeysModule {}
