import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { communeName } from '@xaso/admin-units';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, Roles } from '@xaso/platform';
import { isMine } from '../campaigns/campaigns.queries.js';
import { SummariesService } from './summaries.service.js';
import type { Summary } from './summary.js';

@ApiTags('campaigns')
@Controller('campaigns')
export class SummariesController {
  constructor(private readonly service: SummariesService) {}

  @Post(':id/close')
  @HttpCode(200)
  @Roles('admin', 'programme-lead')
  async close(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    const { state, version } = await this.service.close(id, actor);
    return { id, state, version };
  }

  /** Nothing is written, and the last summary is the answer, when it holds still: sending it again is safe. */
  @Post(':id/summarise')
  @HttpCode(200)
  @Roles('admin', 'programme-lead')
  async summarise(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return view(await this.service.summarise(id, actor), actor);
  }

  @Get(':id/summary')
  async summary(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return view(await this.service.latest(id), actor);
  }
}

/** Of the communes that the actor may act for, as with the progress. */
const view = ({ metrics, ...rest }: Summary, actor: Actor) => ({
  ...rest,
  metrics: metrics
    .filter(({ communeUnitId }) => isMine(communeUnitId, actor))
    .map((cell) => ({ ...cell, commune: communeName(cell.communeUnitId) })),
});
