import { Module } from '@nestjs/common';
import { PilotsModule } from '../pilots/pilots.module.js';
import { CommitteesController } from './committees.controller.js';
import { CommitteesService } from './committees.service.js';
import { CommitteesStore } from './committees.store.js';

@Module({
  imports: [PilotsModule],
  controllers: [CommitteesController],
  providers: [CommitteesService, CommitteesStore],
})
export class CommitteesModule {}
