import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, Idempotency, IdempotencyKey, type IdempotentCall, Roles } from '@xaso/platform';
import { COLLECTORS, REVIEWERS } from '../common/collectors.js';
import type { Response } from './response.js';
import {
  DecisionDto,
  RejectDto,
  ResponseListDto,
  ResubmitResponseDto,
  ReturnDto,
  SubmitResponseDto,
  VoidDto,
} from './responses.dto.js';
import { ResponsesQueries } from './responses.queries.js';
import { ResponsesService } from './responses.service.js';

@ApiTags('responses')
@Controller('responses')
export class ResponsesController {
  constructor(
    private readonly service: ResponsesService,
    private readonly queries: ResponsesQueries,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...COLLECTORS)
  submit(
    @Body() body: SubmitResponseDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    return this.idempotency.once(call, async (tx) =>
      summary(await this.service.submit(tx, { ...body, capturedAt: new Date(body.capturedAt) }, actor)),
    );
  }

  @Put(':id')
  @Roles(...COLLECTORS)
  async resubmit(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ResubmitResponseDto,
    @CurrentActor() actor: Actor,
  ) {
    return summary(
      await this.service.resubmit(id, { ...body, capturedAt: new Date(body.capturedAt) }, actor),
    );
  }

  @Get()
  @Roles(...COLLECTORS)
  list(@Query() query: ResponseListDto, @CurrentActor() actor: Actor) {
    const { limit = 100, late, withFaults, ...filter } = query;
    const flags = { late: yesOrNo(late), withFaults: yesOrNo(withFaults) };
    return this.queries.list({ ...filter, ...flags, limit }, actor);
  }

  @Get(':id')
  @Roles(...REVIEWERS)
  read(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.read(id, actor);
  }

  @Post(':id/accept')
  @HttpCode(200)
  @Roles(...REVIEWERS)
  async accept(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: DecisionDto,
    @CurrentActor() actor: Actor,
  ) {
    return summary(await this.service.accept(id, instant(body), actor));
  }

  @Post(':id/return')
  @HttpCode(200)
  @Roles(...REVIEWERS)
  async returnForCorrection(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReturnDto,
    @CurrentActor() actor: Actor,
  ) {
    return summary(await this.service.returnForCorrection(id, body.reason, instant(body), actor));
  }

  @Post(':id/reject')
  @HttpCode(200)
  @Roles(...REVIEWERS)
  async reject(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RejectDto,
    @CurrentActor() actor: Actor,
  ) {
    return summary(await this.service.reject(id, body.reasonCode, body.reason, instant(body), actor));
  }

  @Post(':id/void')
  @HttpCode(200)
  @Roles(...REVIEWERS)
  async voidAccepted(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: VoidDto,
    @CurrentActor() actor: Actor,
  ) {
    return summary(await this.service.voidAccepted(id, body.reasonCode, body.reason, instant(body), actor));
  }
}

const yesOrNo = (text: 'true' | 'false' | undefined): boolean | undefined =>
  text === undefined ? undefined : text === 'true';

const instant = (body: DecisionDto) => (body.decidedAt === undefined ? undefined : new Date(body.decidedAt));

const summary = ({ id, version, campaignId, clientId, status, late, faults }: Response) => ({
  id,
  version,
  campaignId,
  clientId,
  state: status.state,
  late,
  faults,
});
