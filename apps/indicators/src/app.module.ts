import { Module } from '@nestjs/common';
import { MessagingModule } from '@xaso/messaging';
import { FiguresModule } from './figures/figures.module.js';
import { subscriptions } from './subscriptions.js';

@Module({
  imports: [
    MessagingModule.forRoot({ service: 'indicators', produces: [], reads: subscriptions }),
    FiguresModule,
  ],
})
export class AppModule {}
