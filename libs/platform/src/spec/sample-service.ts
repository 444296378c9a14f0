import { Body, Controller, Get, Inject, Injectable, Module, Param, Post, Query } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, Max, Min, ValidateNested } from 'class-validator';
import { EntitySchema } from 'typeorm';
import { DomainError, type Actor, type UnitId } from '@xaso/kernel';
import {
  assertCommune,
  audit,
  baseConfig,
  CurrentActor,
  currentContext,
  Database,
  defineService,
  Idempotency,
  IdempotencyKey,
  platformMigrations,
  Public,
  Roles,
  UseErrorBody,
  type IdempotentCall,
} from '../index.js';
import { Gate } from './gate.js';

export class PartDto {
  @ApiProperty()
  @IsInt()
  @Min(0)
  target!: number;
}

export class ThingDto {
  @ApiProperty()
  @IsString()
  name!: string;

  @ApiProperty({ minimum: -10 })
  @IsInt()
  @Max(1_000)
  amount!: number;

  @ApiProperty({ type: [PartDto], required: false, nullable: true })
  @IsOptional()
  @IsArray()
  @ValidateNested({ each: true })
  @Type(() => PartDto)
  parts?: PartDto[];
}

export interface Thing {
  readonly id: string;
  readonly name: string;
  readonly amount: number;
}

export const ThingEntity = new EntitySchema<Thing>({
  name: 'thing',
  columns: {
    id: { type: 'bigint', primary: true, generated: 'increment' },
    name: { type: 'text', unique: true },
    amount: { type: 'integer' },
  },
});

@Injectable()
export class Things {
  constructor(
    private readonly database: Database,
    private readonly idempotency: Idempotency,
    @Inject(Gate) private readonly gate: Gate,
  ) {}

  create(call: IdempotentCall, actor: Actor, { name, amount }: ThingDto): Promise<Thing> {
    return this.idempotency.once(call, async (tx) => {
      const [thing] = await tx.query<Thing>(
        'insert into thing (name, amount) values ($1, $2) returning id, name, amount',
        [name, amount],
      );
      await this.gate.pass();
      if (!thing) throw new Error('nothing came back');
      if (name.startsWith('refused')) throw new DomainError('conflict', 'thing-refused', 'Không nhận.');
      await audit(tx, {
        actor,
        action: 'thing.created',
        subject: 'thing',
        subjectId: thing.id,
        reason: 'spec',
      });
      return thing;
    });
  }

  find(id: string): Promise<Thing | null> {
    return this.database.transaction((tx) => tx.manager.findOneBy(ThingEntity, { id }));
  }
}

@Controller('things')
export class ThingsController {
  constructor(private readonly things: Things) {}

  @Post()
  @Roles('commune-officer', 'admin')
  create(
    @IdempotencyKey() call: IdempotentCall,
    @CurrentActor() actor: Actor,
    @Body() dto: ThingDto,
  ): Promise<Thing> {
    return this.things.create(call, actor, dto);
  }

  @Get('of-commune')
  ofCommune(@CurrentActor() actor: Actor, @Query('unit') unit: string): { actor: Actor } {
    assertCommune(actor, unit as UnitId);
    return { actor };
  }

  @Get(':id')
  async one(@Param('id') id: string): Promise<Thing> {
    const found = await this.things.find(id);
    if (!found) throw new DomainError('not-found', 'thing-not-found', 'Không có.');
    return found;
  }
}

@Controller()
@Public()
export class OpenController {
  constructor(private readonly gate: Gate) {}

  @Get('boom')
  boom(): never {
    throw new Error('secret detail: password=hunter2 at /srv/app');
  }

  @Get('slow')
  async slow(): Promise<{ done: boolean }> {
    await this.gate.pass();
    return { done: true };
  }

  @Get('reject')
  reject(): string {
    void Promise.reject(new Error('nobody handles this'));
    return 'done';
  }

  @Get('key/:token/formList')
  forms(): object {
    return { context: currentContext() ?? null };
  }

  @Post('echo')
  echo(@Body() body: unknown): object {
    return { body, context: currentContext() ?? null };
  }

  @Post('foreign')
  @UseErrorBody((problem) => ({ contentType: 'text/xml', body: `<error code="${problem.code}"/>` }))
  foreign(@Body() body: ThingDto): ThingDto {
    return body;
  }
}

@Module({ controllers: [ThingsController, OpenController], providers: [Things, Gate] })
export class SampleModule {}

export const sampleMigrations = { name: 'sample', folder: new URL('./migrations/', import.meta.url) };

export const sampleService = defineService({
  name: 'sample',
  version: '1.2.3',
  module: SampleModule,
  config: baseConfig,
  entities: [ThingEntity],
  migrations: [platformMigrations, sampleMigrations],
  commands: {
    count: async (app, args) => {
      const [row] = await app.get(Database).query<{ n: string }>('select count(*) as n from thing');
      process.stdout.write(`${args.join('+')}=${row?.n}\n`);
    },
  },
});
