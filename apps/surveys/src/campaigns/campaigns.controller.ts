import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, Idempotency, IdempotencyKey, type IdempotentCall, Roles } from '@xaso/platform';
import { COLLECTORS } from '../common/collectors.js';
import { CampaignListDto, PlanCampaignDto } from './campaigns.dto.js';
import { CampaignsQueries } from './campaigns.queries.js';
import { CampaignsService } from './campaigns.service.js';
import { type HamletProgress, HamletsQueries } from './hamlets.queries.js';

/** Rounds are few. */
const MOST_LISTED = 1_000;

@ApiTags('campaigns')
@Controller('campaigns')
export class CampaignsController {
  constructor(
    private readonly service: CampaignsService,
    private readonly queries: CampaignsQueries,
    private readonly progress: HamletsQueries,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles('admin', 'programme-lead')
  plan(@Body() body: PlanCampaignDto, @IdempotencyKey() call: IdempotentCall, @CurrentActor() actor: Actor) {
    const { quotas, ...rest } = body;
    const divided = quotas.map(({ hamlets = [], ...quota }) => ({ ...quota, hamlets }));
    const input = {
      ...rest,
      quotas: divided.map(({ communeUnitId, target }) => ({ communeUnitId, target })),
      opensAt: new Date(body.opensAt),
      closesAt: new Date(body.closesAt),
      synthetic: body.synthetic ?? false,
    };
    return this.idempotency.once(call, async (tx) => {
      const { id, state, version } = await this.service.plan(tx, input, divided, actor);
      return { id, state, version };
    });
  }

  @Post(':id/open')
  @HttpCode(200)
  @Roles('admin', 'programme-lead')
  async open(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    const { state, version } = await this.service.open(id, actor);
    return { id, state, version };
  }

  @Get()
  list(@Query() { limit = MOST_LISTED, ...filter }: CampaignListDto, @CurrentActor() actor: Actor) {
    return this.queries.list(actor, { ...filter, limit });
  }

  /** Who has not submitted: forms by commune, hamlet and state. Fewer than five are shown, to those who see the forms anyway. */
  @Get(':id/hamlets')
  @Roles(...COLLECTORS, 'province-leader')
  hamlets(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor): Promise<HamletProgress[]> {
    return this.progress.ofCampaign(id, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.queries.one(id, actor);
  }
}
