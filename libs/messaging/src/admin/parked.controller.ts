import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, Roles } from '@xaso/platform';
import { Parking } from '../parking/parking.js';
import { DiscardDto, ParkedDetailDto, ParkedListDto, ParkedPageDto, RedrivenDto } from './parked.dto.js';

/** What is parked, for operators. Redrive and discard need no Idempotency-Key: sent again they find nothing (404). */
@ApiTags('messaging')
@Controller('messaging/parked')
@Roles('operator')
export class ParkedController {
  constructor(private readonly parking: Parking) {}

  @Get()
  @ApiOperation({ summary: 'What is parked, the oldest first' })
  @ApiOkResponse({ type: ParkedPageDto })
  async list(@Query() { limit, ...filter }: ParkedListDto): Promise<ParkedPageDto> {
    const events = await this.parking.list(limit ?? 100, filter);
    return { total: await this.parking.count(filter), events };
  }

  @Get(':consumer/:eventId')
  @ApiOperation({ summary: 'One event with headers and payload; reading it is audited' })
  @ApiOkResponse({ type: ParkedDetailDto })
  show(
    @Param('consumer') consumer: string,
    @Param('eventId') eventId: string,
    @CurrentActor() actor: Actor,
  ): Promise<ParkedDetailDto> {
    return this.parking.show(consumer, eventId, actor);
  }

  @Post(':consumer/:eventId/redrive')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Runs the events of its key once more, from the oldest, up to the first that fails again',
  })
  @ApiOkResponse({ type: RedrivenDto })
  redrive(
    @Param('consumer') consumer: string,
    @Param('eventId') eventId: string,
    @CurrentActor() actor: Actor,
  ): Promise<RedrivenDto> {
    return this.parking.redriveKeyOf(consumer, eventId, actor);
  }

  @Post(':consumer/:eventId/discard')
  @HttpCode(204)
  @ApiOperation({ summary: 'Gives an event up for its consumer: it never has its effect' })
  @ApiNoContentResponse()
  discard(
    @Param('consumer') consumer: string,
    @Param('eventId') eventId: string,
    @Body() { reason }: DiscardDto,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    return this.parking.discard(consumer, eventId, actor, reason);
  }
}
