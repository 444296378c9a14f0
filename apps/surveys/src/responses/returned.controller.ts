import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CurrentActor, Roles } from '@xaso/platform';
import { COLLECTORS } from '../common/collectors.js';
import { type ReturnedForm, ReturnedService } from './returned.service.js';

/** What a reviewer sent back to the account that asks. */
@ApiTags('responses')
@Controller('returned-responses')
@Roles(...COLLECTORS)
export class ReturnedController {
  constructor(private readonly service: ReturnedService) {}

  @Get()
  list(@CurrentActor() actor: Actor): Promise<ReturnedForm[]> {
    return this.service.list(actor);
  }

  /** With its answers, to be corrected by `PUT /responses/:id`. */
  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}
