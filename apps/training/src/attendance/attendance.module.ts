import { Module } from '@nestjs/common';
import { CONFIG } from '@xaso/platform';
import { ClassesModule } from '../classes/classes.module.js';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { PeopleModule } from '../people/people.module.js';
import { AttendanceController } from './attendance.controller.js';
import { AttendanceService } from './attendance.service.js';
import { CheckInPageController } from './check-in-page.controller.js';
import { CheckInController } from './check-in.controller.js';
import { CheckInService } from './check-in.service.js';
import { CODE_KEY, codeKeyOf, CodesService } from './codes.service.js';
import { DeviceMarksStore } from './device-marks.store.js';
import { MarkingService } from './marking.service.js';
import { MarksStore } from './marks.store.js';
import { SharesQueries } from './shares.queries.js';
import { SyncController } from './sync.controller.js';
import { SyncService } from './sync.service.js';

@Module({
  imports: [ClassesModule, EnrolmentsModule, PeopleModule],
  controllers: [AttendanceController, CheckInController, CheckInPageController, SyncController],
  providers: [
    AttendanceService,
    MarkingService,
    MarksStore,
    SharesQueries,
    SyncService,
    DeviceMarksStore,
    CheckInService,
    CodesService,
    { provide: CODE_KEY, inject: [CONFIG], useFactory: codeKeyOf },
  ],
  exports: [AttendanceService, MarksStore, SharesQueries],
})
export class AttendanceModule {}
