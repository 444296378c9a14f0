import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  RECORDERS,
  Roles,
} from '@xaso/platform';
import { particularsFrom } from '../people/people.dto.js';
import { EnrolDto, EnrolmentListDto, type NewcomerDto, WithdrawDto } from './enrolments.dto.js';
import { EnrolmentsService, type Newcomer, seen } from './enrolments.service.js';

@ApiTags('enrolments')
@Controller()
export class EnrolmentsController {
  constructor(
    private readonly service: EnrolmentsService,
    private readonly idempotency: Idempotency,
  ) {}

  /** Of one or several, all or none. Seats are a warning: `overCapacity` says that there are more people than seats. */
  @Post('classes/:id/enrolments')
  @Roles(...RECORDERS, 'trainer')
  enrol(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { people, walkIn = false, at, reason }: EnrolDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    const how = { walkIn, at: at === undefined ? undefined : new Date(at), reason };
    return this.idempotency.once(call, async (tx) => {
      const done = await this.service.enrol(tx, id, people.map(newcomerOf), how, actor);
      return { ...done, enrolments: done.enrolments.map(seen) };
    });
  }

  @Post('enrolments/:id/withdraw')
  @HttpCode(200)
  @Roles(...RECORDERS, 'trainer')
  withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reasonCode, at, reason }: WithdrawDto,
    @CurrentActor() actor: Actor,
  ) {
    const how = { at: at === undefined ? undefined : new Date(at), reason };
    return this.service.withdraw(id, reasonCode, how, actor);
  }

  /** Without names: those are in the list of the class, for whoever may see them. */
  @Get('enrolments')
  list(@Query() { after, limit, ...filter }: EnrolmentListDto, @CurrentActor() actor: Actor) {
    return this.service.list(filter, { after, limit }, actor);
  }

  @Get('enrolments/:id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}

const newcomerOf = ({ personId, person, group }: NewcomerDto): Newcomer => ({
  who: person === undefined ? (personId ?? '') : particularsFrom(person),
  group,
});
