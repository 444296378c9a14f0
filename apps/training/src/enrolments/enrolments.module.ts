import { Module } from '@nestjs/common';
import { ClassesModule } from '../classes/classes.module.js';
import { PeopleModule } from '../people/people.module.js';
import { ClassAccess } from './class-access.service.js';
import { EnrolmentsController } from './enrolments.controller.js';
import { EnrolmentsQueries } from './enrolments.queries.js';
import { EnrolmentsService } from './enrolments.service.js';
import { EnrolmentsStore } from './enrolments.store.js';
import { ParticipationsStore } from './participations.store.js';

@Module({
  imports: [ClassesModule, PeopleModule],
  controllers: [EnrolmentsController],
  providers: [EnrolmentsService, EnrolmentsStore, EnrolmentsQueries, ParticipationsStore, ClassAccess],
  exports: [EnrolmentsService, EnrolmentsStore, EnrolmentsQueries, ParticipationsStore, ClassAccess],
})
export class EnrolmentsModule {}
