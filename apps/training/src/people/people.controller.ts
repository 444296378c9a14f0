import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
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
import { AddPersonDto, CorrectPersonDto, particularsFrom, PeopleListDto } from './people.dto.js';
import { PEOPLE_SEEN_BY, PeopleService } from './people.service.js';

@ApiTags('people')
@Controller('people')
@Roles(...PEOPLE_SEEN_BY)
export class PeopleController {
  constructor(
    private readonly service: PeopleService,
    private readonly idempotency: Idempotency,
  ) {}

  /** A name and a birth year are enough. Those who may be known already are named in the answer and put on the list. */
  @Post()
  add(@Body() body: AddPersonDto, @IdempotencyKey() call: IdempotentCall, @CurrentActor() actor: Actor) {
    return this.idempotency.once(call, (tx) =>
      this.service.add(tx, body.pilotId, particularsFrom(body), actor),
    );
  }

  @Post(':id/correct')
  @HttpCode(200)
  @Roles(...RECORDERS)
  correct(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason, ...changes }: CorrectPersonDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.correct(id, changes, reason, actor);
  }

  @Get()
  @Header('cache-control', 'private, no-store')
  search(@Query() { after, limit, ...filter }: PeopleListDto, @CurrentActor() actor: Actor) {
    return this.service.search(filter, { after, limit }, actor);
  }

  @Get(':id')
  @Header('cache-control', 'private, no-store')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}
