import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { HamletsController } from './hamlets.controller.js';
import { HamletsQueries } from './hamlets.queries.js';
import { HamletsService } from './hamlets.service.js';
import { HamletsStore } from './hamlets.store.js';

@Module({
  imports: [ProgrammesModule],
  controllers: [HamletsController],
  providers: [HamletsService, HamletsQueries, HamletsStore],
  exports: [HamletsStore],
})
export class HamletsModule {}
