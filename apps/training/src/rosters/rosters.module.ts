import { Module } from '@nestjs/common';
import { AttendanceModule } from '../attendance/attendance.module.js';
import { ClassesModule } from '../classes/classes.module.js';
import { CurriculaModule } from '../curricula/curricula.module.js';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ListsService } from './lists.service.js';
import { MarkSheetsController } from './mark-sheets.controller.js';
import { MarkSheetsService } from './mark-sheets.service.js';
import { RostersController } from './rosters.controller.js';
import { RostersService } from './rosters.service.js';

@Module({
  imports: [ClassesModule, CurriculaModule, PeopleModule, EnrolmentsModule, AttendanceModule],
  controllers: [RostersController, MarkSheetsController],
  providers: [RostersService, ListsService, MarkSheetsService],
  exports: [ListsService],
})
export class RostersModule {}
