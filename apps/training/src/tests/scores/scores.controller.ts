import { Body, Controller, Get, Header, Param, ParseUUIDPipe, Put } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, RECORDERS, Roles } from '@xaso/platform';
import { entriesFrom, WriteScoresDto } from './scores.dto.js';
import { ScoresService } from './scores.service.js';

@ApiTags('tests')
@Controller('classes/:id/scores')
@Roles(...RECORDERS, 'trainer')
export class ScoresController {
  constructor(private readonly service: ScoresService) {}

  /** Points of 0 to 10. After the end of the class a reason is asked for, and the results are revised. */
  @Put()
  write(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { scores, at, reason }: WriteScoresDto,
    @CurrentActor() actor: Actor,
  ) {
    const entries = entriesFrom(scores);
    const when = at === undefined ? undefined : new Date(at);
    return this.service.write(id, { entriesOf: () => entries, via: 'list', at: when, reason }, actor);
  }

  @Get()
  @Header('cache-control', 'private, no-store')
  list(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.list(id, actor);
  }
}
