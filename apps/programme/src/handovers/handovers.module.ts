import { Module } from '@nestjs/common';
import { PilotsModule } from '../pilots/pilots.module.js';
import { HandoversController } from './handovers.controller.js';
import { HandoversService } from './handovers.service.js';
import { HandoversStore } from './handovers.store.js';

@Module({
  imports: [PilotsModule],
  controllers: [HandoversController],
  providers: [HandoversService, HandoversStore],
})
export class HandoversModule {}
