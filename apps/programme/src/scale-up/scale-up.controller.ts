import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags, IntersectionType } from '@nestjs/swagger';
import { type Actor, type Pillar, PILLARS } from '@xaso/kernel';
import {
  APPROVERS,
  CurrentActor,
  Idempotency,
  IdempotencyKey,
  type IdempotentCall,
  IsDay,
  IsOptionalField,
  LEADS,
  Roles,
  SeenDto,
} from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { CODE } from '../programmes/programmes.dto.js';
import type { Draft } from './scale-up-plan.js';
import { ScaleUpService } from './scale-up.service.js';

export class ComponentDto {
  @ApiProperty({ enum: PILLARS })
  @IsIn(PILLARS)
  pillar!: Pillar;

  @ApiProperty({ example: 'e-commerce' })
  @Matches(CODE)
  component!: string;

  @ApiProperty()
  @IsString()
  @Length(2, 300)
  title!: string;
}

export class DraftDto {
  @ApiProperty({ type: [ComponentDto] })
  @IsArray()
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => ComponentDto)
  components!: ComponentDto[];

  @ApiPropertyOptional({ minimum: 1, description: 'Communes it is to reach' })
  @IsOptionalField()
  @IsInt()
  @Min(1)
  @Max(20_000)
  targetCommunes?: number;

  @IsDay('the day of the draft')
  on!: string;
}

export class DraftScaleUpDto extends DraftDto {
  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(CODE)
  programme!: string;
}

export class RedraftScaleUpDto extends IntersectionType(DraftDto, SeenDto) {
  @ApiProperty()
  @IsString()
  @Length(3, 2_000)
  reason!: string;
}

export class ApproveScaleUpDto {
  @ApiProperty({ format: 'uuid', description: 'The binding document in the register' })
  @IsUUID()
  documentId!: string;

  @IsDay('the day of the approval')
  on!: string;
}

export class ScaleUpListDto {
  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(CODE)
  programme!: string;
}

@ApiTags('scale-up plans')
@Controller('scale-up-plans')
export class ScaleUpController {
  constructor(
    private readonly service: ScaleUpService,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Roles(...LEADS)
  draft(@Body() body: DraftScaleUpDto, @IdempotencyKey() call: IdempotentCall, @CurrentActor() actor: Actor) {
    return this.idempotency.once(call, (tx) =>
      this.service.draft(tx, body.programme, contentOf(body), actor),
    );
  }

  @Post(':id/redraft')
  @HttpCode(200)
  @Roles(...LEADS)
  redraft(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RedraftScaleUpDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.redraft(id, contentOf(body), body, actor);
  }

  @Post(':id/approve')
  @HttpCode(200)
  @Roles(...APPROVERS)
  approve(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ApproveScaleUpDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.approve(id, body.on, body.documentId, actor);
  }

  @Get()
  list(@Query() { programme }: ScaleUpListDto) {
    return this.service.list(programme);
  }
}

const contentOf = ({ components, targetCommunes, on }: DraftDto): Draft => ({
  components,
  targetCommunes: targetCommunes ?? null,
  on,
});
