import { Controller, Get, Header, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { communeName } from '@xaso/admin-units';
import { type Actor, type Clock, startOf } from '@xaso/kernel';
import { CLOCK, CurrentActor } from '@xaso/platform';
import { calendar } from './calendar.js';
import { CalendarQueries } from './calendar.queries.js';
import { CalendarDto } from './classes.dto.js';

const NINETY_DAYS_MS = 90 * 86_400_000;

@ApiTags('classes')
@Controller('classes')
export class CalendarController {
  constructor(
    private readonly queries: CalendarQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** An event for each session: what, where and when, never who. */
  @Get('calendar.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ description: 'iCalendar (RFC 5545)', schema: { type: 'string' } })
  async calendar(@Query() { since, ...of }: CalendarDto, @CurrentActor() actor: Actor): Promise<string> {
    const from = since === undefined ? new Date(this.clock.now().getTime() - NINETY_DAYS_MS) : startOf(since);
    const place = of.communeUnitId === undefined ? '' : ` – ${communeName(of.communeUnitId)}`;
    return calendar(`Lớp tập huấn${place}`, await this.queries.list({ ...of, since: from }, actor));
  }
}
