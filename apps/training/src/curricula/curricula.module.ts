import { Module } from '@nestjs/common';
import { CurriculaController } from './curricula.controller.js';
import { CurriculaService } from './curricula.service.js';
import { CurriculaStore } from './curricula.store.js';
import { CurriculumFilesController } from './files/curriculum-files.controller.js';
import { CurriculumFilesService } from './files/curriculum-files.service.js';
import { CurriculumFilesStore } from './files/curriculum-files.store.js';

@Module({
  controllers: [CurriculaController, CurriculumFilesController],
  providers: [CurriculaService, CurriculaStore, CurriculumFilesService, CurriculumFilesStore],
  exports: [CurriculaStore],
})
export class CurriculaModule {}
