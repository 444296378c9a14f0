import { Module } from '@nestjs/common';
import { ObservationsModule } from '../observations/observations.module.js';
import { PilotsModule } from '../pilots/pilots.module.js';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ProposalsController } from './proposals.controller.js';
import { ProposalsService } from './proposals.service.js';

@Module({
  imports: [ProgrammesModule, PilotsModule, ObservationsModule],
  controllers: [ProposalsController],
  providers: [ProposalsService],
})
export class ProposalsModule {}
