import { Module } from '@nestjs/common';
import { EvidenceModule } from '../evidence/evidence.module.js';
import { PilotsModule } from '../pilots/pilots.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { DocumentUses } from './document-uses.queries.js';
import { HandbookController } from './handbook/handbook.controller.js';
import { HandbookQueries } from './handbook/handbook.queries.js';
import { RegisterController } from './register.controller.js';
import { RegisterQueries } from './register.queries.js';
import { RegisterService } from './register.service.js';
import { RegisterStore } from './register.store.js';

@Module({
  imports: [ProgrammesModule, PilotsModule, EvidenceModule],
  controllers: [HandbookController, RegisterController],
  providers: [RegisterService, RegisterStore, RegisterQueries, HandbookQueries, DocumentUses],
  exports: [RegisterStore],
})
export class RegisterModule {}
