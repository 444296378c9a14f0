import { Module } from '@nestjs/common';
import { SummariesStore } from './summaries.store.js';

@Module({ providers: [SummariesStore], exports: [SummariesStore] })
export class SummariesModule {}
