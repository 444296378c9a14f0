import { Module } from '@nestjs/common';
import { PartnersModule } from '../partners/partners.module.js';
import { PilotsModule } from '../pilots/pilots.module.js';
import { DeliverablesController } from './deliverables.controller.js';
import { DeliverablesService } from './deliverables.service.js';
import { DeliverablesStore } from './deliverables.store.js';

@Module({
  imports: [PilotsModule, PartnersModule],
  controllers: [DeliverablesController],
  providers: [DeliverablesService, DeliverablesStore],
})
export class DeliverablesModule {}
