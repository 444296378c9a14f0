import { Module } from '@nestjs/common';
import { ProgrammesController } from './programmes.controller.js';
import { ProgrammesService } from './programmes.service.js';
import { ProgrammesStore } from './programmes.store.js';

@Module({
  controllers: [ProgrammesController],
  providers: [ProgrammesService, ProgrammesStore],
  exports: [ProgrammesStore],
})
export class ProgrammesModule {}
