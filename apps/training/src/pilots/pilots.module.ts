import { Module } from '@nestjs/common';
import { PilotsProjection } from './pilots.projection.js';
import { PilotsStore } from './pilots.store.js';

@Module({ controllers: [PilotsProjection], providers: [PilotsStore], exports: [PilotsStore] })
export class PilotsModule {}
