import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { PilotsModule } from '../pilots/pilots.module.js';
import { HandoversController } from './handovers.controller.js';
import { HandoversService } from './handovers.service.js';
import { HandoversStore } from './handovers.store.js';

@Module({
  imports: [PilotsModule, EvidenceModule],
  controllers: [HandoversController],
  providers: [HandoversService, HandoversStore],
})
export class HandoversModule {}
