import { Module } from '@nestjs/common';
import { HamletsModule } from '../hamlets/hamlets.module.js';
import { PilotsModule } from '../pilots/pilots.module.js';
import { TeamsController } from './teams.controller.js';
import { TeamsQueries } from './teams.queries.js';
import { TeamsService } from './teams.service.js';
import { TeamsStore } from './teams.store.js';

@Module({
  imports: [PilotsModule, HamletsModule],
  controllers: [TeamsController],
  providers: [TeamsService, TeamsQueries, TeamsStore],
})
export class TeamsModule {}
