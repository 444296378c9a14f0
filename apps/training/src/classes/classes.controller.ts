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
import {
  AtDto,
  CancelClassDto,
  ClassQueryDto,
  type ClassWordsDto,
  RescheduleClassDto,
  RewordClassDto,
  ScheduleClassDto,
  type TimetableDto,
} from './classes.dto.js';
import { ClassesService } from './classes.service.js';
import { CompletionService } from './completion.service.js';
import type { TimetableInput } from './timetable.js';
import type { ClassWords } from './training-class.js';

@ApiTags('classes')
@Controller('classes')
export class ClassesController {
  constructor(
    private readonly service: ClassesService,
    private readonly completion: CompletionService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...RECORDERS)
  schedule(
    @Body() body: ScheduleClassDto,
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
  ) {
    const { pilotId, curriculum, kind, venue } = body;
    const { partner = null, trainers = [], campaignId = null } = wordsOf(body);
    const words = { venue, partner, trainers, campaignId };
    const input = { pilotId, curriculum, kind, ...words, ...timesOf(body), at: instantOf(body.at) };
    return this.idempotency.once(call, (tx) => this.service.schedule(tx, input, actor));
  }

  @Post(':id/reschedule')
  @HttpCode(200)
  @Roles(...RECORDERS)
  reschedule(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RescheduleClassDto,
    @CurrentActor() actor: Actor,
  ) {
    const { reason, version, at } = body;
    return this.service.reschedule(id, timesOf(body), { reason, version, at: instantOf(at) }, actor);
  }

  @Post(':id/reword')
  @HttpCode(200)
  @Roles(...RECORDERS)
  reword(@Param('id', ParseUUIDPipe) id: string, @Body() body: RewordClassDto, @CurrentActor() actor: Actor) {
    const { reason, version } = body;
    return this.service.reword(id, wordsOf(body), { reason, version }, actor);
  }

  @Post(':id/open')
  @HttpCode(200)
  @Roles(...RECORDERS)
  open(@Param('id', ParseUUIDPipe) id: string, @Body() { at }: AtDto, @CurrentActor() actor: Actor) {
    return this.service.open(id, instantOf(at), actor);
  }

  @Post(':id/start')
  @HttpCode(200)
  @Roles(...RECORDERS, 'trainer')
  start(@Param('id', ParseUUIDPipe) id: string, @Body() { at }: AtDto, @CurrentActor() actor: Actor) {
    return this.service.start(id, instantOf(at), actor);
  }

  @Post(':id/complete')
  @HttpCode(200)
  @Roles(...RECORDERS, 'trainer')
  complete(@Param('id', ParseUUIDPipe) id: string, @Body() { at }: AtDto, @CurrentActor() actor: Actor) {
    return this.completion.complete(id, instantOf(at), actor);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Roles(...RECORDERS)
  cancel(@Param('id', ParseUUIDPipe) id: string, @Body() body: CancelClassDto, @CurrentActor() actor: Actor) {
    const { reasonCode, note = null, at } = body;
    return this.service.cancel(id, { reasonCode, note }, instantOf(at), actor);
  }

  @Get()
  list(@Query() { mine, ...search }: ClassQueryDto, @CurrentActor() actor: Actor) {
    return this.service.search(mine === 'true', search, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.service.one(id, actor);
  }
}

const instantOf = (text: string | undefined): Date | undefined =>
  text === undefined ? undefined : new Date(text);

const timesOf = ({ startsAt, endsAt, sessions, capacity }: TimetableDto): TimetableInput => ({
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
  sessions: sessions?.map((span) => ({ startsAt: new Date(span.startsAt), endsAt: new Date(span.endsAt) })),
  capacity,
});

const wordsOf = ({ venue, partner, trainers, campaignId }: Partial<ClassWordsDto>): Partial<ClassWords> => ({
  ...(venue === undefined ? {} : { venue }),
  ...(partner === undefined ? {} : { partner }),
  ...(campaignId === undefined ? {} : { campaignId }),
  ...(trainers === undefined
    ? {}
    : { trainers: trainers.map(({ account = null, name = null }) => ({ account, name })) }),
});
