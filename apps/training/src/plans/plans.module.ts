import { Module } from '@nestjs/common';
import { CurriculaModule } from '../curricula/curricula.module.js';
import { PilotsModule } from '../pilots/pilots.module.js';
import { PlansController } from './plans.controller.js';
import { PlansQueries } from './plans.queries.js';
import { PlansService } from './plans.service.js';
import { PlansStore } from './plans.store.js';

@Module({
  imports: [PilotsModule, CurriculaModule],
  controllers: [PlansController],
  providers: [PlansService, PlansStore, PlansQueries],
})
export class PlansModule {}
