import { Module } from '@nestjs/common';
import { FormsController } from './forms.controller.js';
import { FormsService } from './forms.service.js';
import { FormsStore } from './forms.store.js';

@Module({ controllers: [FormsController], providers: [FormsService, FormsStore], exports: [FormsStore] })
export class FormsModule {}
