import { Module } from '@nestjs/common';
import { CurriculaModule } from '../curricula/curricula.module.js';
import { PilotsModule } from '../pilots/pilots.module.js';
import { CalendarController } from './calendar.controller.js';
import { CalendarKey } from './calendar-key.service.js';
import { CalendarQueries } from './calendar.queries.js';
import { ClassesController } from './classes.controller.js';
import { ClassesQueries } from './classes.queries.js';
import { ClassesService } from './classes.service.js';
import { ClassesStore } from './classes.store.js';
import { CompletionQueries } from './completion.queries.js';
import { CompletionService } from './completion.service.js';

@Module({
  imports: [PilotsModule, CurriculaModule],
  // The calendar first: its path would be taken for the id of a class.
  controllers: [CalendarController, ClassesController],
  providers: [
    ClassesService,
    CompletionService,
    ClassesStore,
    ClassesQueries,
    CompletionQueries,
    CalendarQueries,
    CalendarKey,
  ],
  exports: [ClassesStore, CompletionService, CompletionQueries, CalendarKey],
})
export class ClassesModule {}
