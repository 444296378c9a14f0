import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  APPROVERS,
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  RECORDERS,
  Roles,
} from '@xaso/platform';
import { latest, type RegisterEntry } from './entry.js';
import { KIND_SCHEMAS } from './kinds/register-kinds.js';
import {
  ApproveEntryDto,
  RecordEntryDto,
  RegisterListDto,
  ReviseEntryDto,
  WithdrawEntryDto,
  type WordingDto,
} from './register.dto.js';
import { RegisterQueries } from './register.queries.js';
import { RegisterService } from './register.service.js';

@ApiTags('register')
@Controller('register')
export class RegisterController {
  constructor(
    private readonly service: RegisterService,
    private readonly queries: RegisterQueries,
    private readonly idempotency: Idempotency,
  ) {}

  /** The JSON Schema of every kind: what a form asks for. */
  @Get('kinds')
  kinds() {
    return KIND_SCHEMAS;
  }

  @Post()
  @Roles(...RECORDERS)
  record(@Body() body: RecordEntryDto, @IdempotencyKey() call: IdempotentCall, @CurrentActor() actor: Actor) {
    const { kind, programme, pilotId = null, synthetic = false } = body;
    const command = { ...wordingOf(body), kind, programme, pilotId, synthetic };
    return this.idempotency.once(call, async (tx) => summary(await this.service.record(tx, command, actor)));
  }

  @Get()
  list(@Query() query: RegisterListDto, @CurrentActor() actor: Actor) {
    return this.queries.list(query, actor);
  }

  @Get(':id')
  one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return this.queries.one(id, actor);
  }

  @Post(':id/revise')
  @HttpCode(200)
  @Roles(...RECORDERS)
  async revise(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ReviseEntryDto,
    @CurrentActor() actor: Actor,
  ) {
    return summary(await this.service.revise(id, wordingOf(body), body, actor));
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Roles(...APPROVERS)
  async approve(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApproveEntryDto,
    @CurrentActor() actor: Actor,
  ) {
    return summary(await this.service.approve(id, body.revision, body.on, actor));
  }

  /** A draft by those who record, what was approved by those who approve. */
  @Post(':id/withdraw')
  @HttpCode(200)
  @Roles(...new Set([...RECORDERS, ...APPROVERS]))
  async withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: WithdrawEntryDto,
    @CurrentActor() actor: Actor,
  ) {
    return summary(await this.service.withdraw(id, body.on, body.reason, actor));
  }
}

const wordingOf = ({ on, content, evidence = [], sameAs }: WordingDto) => ({
  on,
  content,
  evidence,
  sameAs: sameAs?.toLowerCase() ?? null,
});

const summary = (entry: RegisterEntry) => ({
  id: entry.id,
  version: entry.version,
  kind: entry.kind,
  state: entry.state,
  revision: latest(entry).revision,
  approvedRevision: entry.approvedRevision,
});
