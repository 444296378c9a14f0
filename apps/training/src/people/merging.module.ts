import { Module } from '@nestjs/common';
import { EnrolmentsModule } from '../enrolments/enrolments.module.js';
import { MergingController } from './merging.controller.js';
import { MergingService } from './merging.service.js';
import { PeopleModule } from './people.module.js';

@Module({
  imports: [PeopleModule, EnrolmentsModule],
  controllers: [MergingController],
  providers: [MergingService],
})
export class MergingModule {}
