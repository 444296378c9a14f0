import { Module } from '@nestjs/common';
import { PilotsModule } from '../pilots/pilots.module.js';
import { PartnersController } from './partners.controller.js';
import { PartnersService } from './partners.service.js';
import { PartnersStore } from './partners.store.js';

@Module({
  imports: [PilotsModule],
  controllers: [PartnersController],
  providers: [PartnersService, PartnersStore],
  exports: [PartnersStore],
})
export class PartnersModule {}
