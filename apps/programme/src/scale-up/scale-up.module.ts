import { Module } from '@nestjs/common';
import { ProgrammesModule } from '../programmes/programmes.module.js';
import { ScaleUpController } from './scale-up.controller.js';
import { ScaleUpService } from './scale-up.service.js';
import { ScaleUpStore } from './scale-up.store.js';

@Module({
  imports: [ProgrammesModule],
  controllers: [ScaleUpController],
  providers: [ScaleUpService, ScaleUpStore],
})
export class ScaleUpModule {}
