import { Module } from '@nestjs/common';
import { trainingEvents } from '@xaso/contracts-training';
import { MessagingModule } from '@xaso/messaging';
import { AttendanceModule } from './attendance/attendance.module.js';
import { CertificatesModule } from './certificates/certificates.module.js';
import { ClassesModule } from './classes/classes.module.js';
import { CurriculaModule } from './curricula/curricula.module.js';
import { EnrolmentsModule } from './enrolments/enrolments.module.js';
import { MergingModule } from './people/merging.module.js';
import { PeopleModule } from './people/people.module.js';
import { PilotsModule } from './pilots/pilots.module.js';
import { PlansModule } from './plans/plans.module.js';
import { RostersModule } from './rosters/rosters.module.js';
import { subscriptions } from './subscriptions.js';
import { TestsModule } from './tests/tests.module.js';
import { TOPICS } from './topics.gen.js';

@Module({
  imports: [
    MessagingModule.forRoot({
      service: 'training',
      produces: trainingEvents,
      reads: subscriptions,
      topics: TOPICS,
    }),
    PilotsModule,
    CurriculaModule,
    PlansModule,
    ClassesModule,
    PeopleModule,
    EnrolmentsModule,
    MergingModule,
    AttendanceModule,
    RostersModule,
    CertificatesModule,
    TestsModule,
  ],
})
export class AppModule {}
