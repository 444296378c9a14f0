import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor } from '@xaso/platform';
import { type ResultsOfClass, ResultsService } from './results.service.js';

@ApiTags('classes')
@Controller('classes/:id/results')
export class ResultsController {
  constructor(private readonly service: ResultsService) {}

  /** Averages are over those who took both tests; what nobody measured is null. */
  @Get()
  ofClass(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<ResultsOfClass> {
    return this.service.ofClass(id, actor);
  }
}
