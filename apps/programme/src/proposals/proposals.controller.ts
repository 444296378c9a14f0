import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, Idempotency, IdempotencyKey, type IdempotentCall, LEADS, Roles } from '@xaso/platform';
import { ProposePilotDto } from '../pilots/pilots.dto.js';
import { ProposalsService } from './proposals.service.js';

@ApiTags('pilots')
@Controller('pilots')
export class ProposalsController {
  constructor(
    private readonly service: ProposalsService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...LEADS)
  propose(
    @Body() body: ProposePilotDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    return this.idempotency.once(call, (tx) => this.service.propose(tx, body, actor));
  }
}
