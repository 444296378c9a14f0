import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { communeName } from '@xaso/admin-units';
import { type Actor, type Clock, startOf } from '@xaso/kernel';
import { CLOCK, CurrentActor, Public } from '@xaso/platform';
import { calendar } from './calendar.js';
import { addressPart, CALENDAR_DAYS, scopeOfPart } from './calendar-address.js';
import { CalendarKey } from './calendar-key.service.js';
import { type CalendarFilter, CalendarQueries } from './calendar.queries.js';
import { CalendarDto, CalendarScopeDto } from './classes.dto.js';

const DAY_MS = 86_400_000;
const NINETY_DAYS_MS = 90 * DAY_MS;

@ApiTags('classes')
@Controller('classes')
export class CalendarController {
  constructor(
    private readonly queries: CalendarQueries,
    private readonly key: CalendarKey,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** An event for each session: what, where and when, never who. */
  @Get('calendar.ics')
  @Header('content-type', 'text/calendar; charset=utf-8')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ description: 'iCalendar (RFC 5545)', schema: { type: 'string' } })
  async calendar(@Query() { since, ...of }: CalendarDto, @CurrentActor() actor: Actor): Promise<string> {
    const from = since === undefined ? this.lately() : startOf(since);
    return this.shown({ ...of, since: from }, actor);
  }

  /**
   * An address that a calendar program subscribes to: such programs send no token, so whoever knows the address sees what its
   * maker may see of classes now. It ends after a year and a month.
   */
  @Post('calendar/address')
  @HttpCode(200)
  address(
    @Body() of: CalendarScopeDto,
    @CurrentActor() { communes }: Actor,
  ): { address: string; until: string } {
    const until = new Date(this.clock.now().getTime() + CALENDAR_DAYS * DAY_MS);
    const scope = { ...of, communes, until: Math.floor(until.getTime() / 1_000) };
    const part = addressPart(scope, this.key.sign);
    const address = `${this.key.publicAddress}/classes/calendar/${part}.ics`;
    return { address, until: until.toISOString() };
  }

  @Get('calendar/:file')
  @Public()
  @Header('content-type', 'text/calendar; charset=utf-8')
  @Header('cache-control', 'private, max-age=900')
  @ApiProduces('text/calendar')
  @ApiOkResponse({ description: 'iCalendar (RFC 5545)', schema: { type: 'string' } })
  async subscribed(@Param('file') file: string): Promise<string> {
    const part = file.replace(/\.ics$/, '');
    const { communes, until: _until, ...of } = scopeOfPart(part, this.key.matches, this.clock.now());
    return this.shown({ ...of, since: this.lately() }, { communes });
  }

  private async shown(filter: CalendarFilter, of: Pick<Actor, 'communes'>): Promise<string> {
    const place = filter.communeUnitId === undefined ? '' : ` – ${communeName(filter.communeUnitId)}`;
    return calendar(`Lớp tập huấn${place}`, await this.queries.list(filter, of));
  }

  private readonly lately = (): Date => new Date(this.clock.now().getTime() - NINETY_DAYS_MS);
}
