import { Module } from '@nestjs/common';
import { PilotsStore } from './pilots.store.js';

@Module({ providers: [PilotsStore], exports: [PilotsStore] })
export class PilotsModule {}
