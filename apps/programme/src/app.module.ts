import { Module } from '@nestjs/common';
import { programmeEvents } from '@xaso/contracts-programme';
import { MessagingModule } from '@xaso/messaging';
import { ObservationsModule } from './observations/observations.module.js';
import { PilotsModule } from './pilots/pilots.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { ScaleUpModule } from './scale-up/scale-up.module.js';
import { subscriptions } from './subscriptions.js';
import { SurveyRoundsModule } from './survey-rounds/survey-rounds.module.js';
import { TargetsModule } from './targets/targets.module.js';

@Module({
  imports: [
    MessagingModule.forRoot({ service: 'programme', produces: programmeEvents, reads: subscriptions }),
    ProgrammesModule,
    PilotsModule,
    ObservationsModule,
    TargetsModule,
    ScaleUpModule,
    SurveyRoundsModule,
  ],
})
export class AppModule {}
