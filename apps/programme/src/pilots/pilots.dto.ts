import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PHASES, type Phase } from '@xaso/contracts-programme';
import { type Pillar, PILLARS, type UnitId } from '@xaso/kernel';
import { PageLimit } from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IsOptionalField } from '../common/optional.dto.js';
import { IsDay } from '../common/is-day.dto.js';
import { CODE } from '../programmes/programmes.dto.js';

export class ProblemDto {
  @ApiProperty()
  @IsString()
  @Length(3, 1_000)
  text!: string;

  @ApiProperty({ description: 'Exactly one problem comes first' })
  @IsBoolean()
  primary!: boolean;
}

export class ProposePilotDto {
  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(CODE)
  programme!: string;

  @ApiProperty({ example: '17335@before-2025-07-01' })
  @Matches(/^\d{5}@(before|from)-\d{4}-\d{2}-\d{2}$/)
  communeUnitId!: UnitId;

  @ApiProperty({ enum: PILLARS, isArray: true })
  @IsArray()
  @IsIn(PILLARS, { each: true })
  pillars!: Pillar[];

  @ApiProperty({ type: [ProblemDto] })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ProblemDto)
  problems!: ProblemDto[];

  @IsDay('the day of the proposal')
  proposedOn!: string;
}

export class RestateProblemsDto {
  @ApiProperty({ type: [ProblemDto] })
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => ProblemDto)
  problems!: ProblemDto[];

  @ApiProperty()
  @IsString()
  @Length(3, 1_000)
  reason!: string;
}

export class DraftPlanDto {
  @ApiProperty()
  @IsString()
  @Length(3, 5_000)
  summary!: string;

  @IsDay('the day it was drafted')
  on!: string;
}

export class RewritePlanDto extends DraftPlanDto {
  @ApiProperty()
  @IsString()
  @Length(3, 1_000)
  reason!: string;
}

export class ApprovePlanDto {
  @ApiProperty({ format: 'uuid', description: 'The approving document in the register' })
  @IsUUID()
  documentId!: string;

  @IsDay('the day of the approval')
  on!: string;
}

export class ChangePhaseDto {
  @ApiProperty({ enum: PHASES })
  @IsIn(PHASES)
  to!: Phase;

  @IsDay('the day from which the pilot is in the phase')
  on!: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptionalField()
  @IsUUID()
  documentId?: string;

  @ApiPropertyOptional({ description: 'Required for adjusting and stopped' })
  @IsOptionalField()
  @IsString()
  @Length(3, 2_000)
  reason?: string;
}

export class PilotListDto {
  @ApiPropertyOptional({ example: 'nghe-an-2022' })
  @IsOptionalField()
  @Matches(CODE)
  programme?: string;

  @ApiPropertyOptional({ description: 'Id of the last pilot of the page before' })
  @IsOptionalField()
  @IsUUID()
  after?: string;

  @PageLimit(1_000)
  limit?: number;
}
