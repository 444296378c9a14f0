import { Module } from '@nestjs/common';
import { programmeEvents } from '@xaso/contracts-programme';
import { MessagingModule } from '@xaso/messaging';
import { PilotsModule } from './pilots/pilots.module.js';
import { ProgrammesModule } from './programmes/programmes.module.js';
import { subscriptions } from './subscriptions.js';

@Module({
  imports: [
    MessagingModule.forRoot({ service: 'programme', produces: programmeEvents, reads: subscriptions }),
    ProgrammesModule,
    PilotsModule,
  ],
})
export class AppModule {}
