import { Body, Controller, Get, Param, ParseEnumPipe, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, RECORDERS, Roles } from '@xaso/platform';
import { STAGES, type Stage } from '../scores/points.js';
import { AnswersService } from './answers.service.js';
import { SetPaperDto, TakeAnswersDto } from './papers.dto.js';
import { PapersService } from './papers.service.js';

const stage = new ParseEnumPipe(Object.fromEntries(STAGES.map((one) => [one, one])));

@ApiTags('tests')
@Controller('classes/:id/tests/:stage')
@ApiParam({ name: 'stage', enum: STAGES })
@Roles(...RECORDERS, 'trainer')
export class PapersController {
  constructor(
    private readonly papers: PapersService,
    private readonly answers: AnswersService,
  ) {}

  /** What the class is asked; until the first answer it may be put together otherwise. */
  @Put()
  set(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('stage', stage) of: Stage,
    @Body() { questionIds }: SetPaperDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.papers.set(id, of, questionIds, actor);
  }

  /** Without what is right. */
  @Get()
  one(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('stage', stage) of: Stage,
    @CurrentActor() actor: Actor,
  ) {
    return this.papers.one(id, of, actor);
  }

  /** Sheets become scores. After the end of the class a reason is asked for, and the results are revised. */
  @Put('answers')
  take(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('stage', stage) of: Stage,
    @Body() { answers, at, reason }: TakeAnswersDto,
    @CurrentActor() actor: Actor,
  ) {
    const when = at === undefined ? undefined : new Date(at);
    return this.answers.take(id, of, answers, { at: when, reason }, actor);
  }
}
