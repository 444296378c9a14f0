import { Module } from '@nestjs/common';
import { CampaignsModule } from '../campaigns/campaigns.module.js';
import { ClosingRoundsProjection } from './closing-rounds.projection.js';
import { ClosingRoundsStore } from './closing-rounds.store.js';

@Module({
  imports: [CampaignsModule],
  controllers: [ClosingRoundsProjection],
  providers: [ClosingRoundsStore],
})
export class ClosingRoundsModule {}
