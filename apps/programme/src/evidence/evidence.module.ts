import { Module } from '@nestjs/common';
import { PilotsModule } from '../pilots/pilots.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { EvidenceController } from './evidence.controller.js';
import { EvidenceService } from './evidence.service.js';
import { EvidenceStore } from './evidence.store.js';

@Module({
  imports: [PilotsModule, ProgrammesModule],
  controllers: [EvidenceController],
  providers: [EvidenceService, EvidenceStore],
  exports: [EvidenceStore],
})
export class EvidenceModule {}
