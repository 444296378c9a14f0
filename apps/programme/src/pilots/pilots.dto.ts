import { ApiProperty, ApiPropertyOptional, IntersectionType, PickType } from '@nestjs/swagger';
import { PHASES, type Phase } from '@xaso/contracts-programme';
import { type Pillar, PILLARS, UNIT_ID, type UnitId } from '@xaso/kernel';
import { CorrectionDto, IsDay, IsOptionalField, SeenDto } from '@xaso/platform';
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

  @ApiProperty({ type: String, example: '17335@before-2025-07-01' })
  @Matches(UNIT_ID)
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

export class RestateProblemsDto extends IntersectionType(
  CorrectionDto,
  PickType(ProposePilotDto, ['problems']),
  SeenDto,
) {}

export class DraftPlanDto {
  @ApiProperty()
  @IsString()
  @Length(3, 5_000)
  summary!: string;

  @IsDay('the day it was drafted')
  on!: string;
}

export class RewritePlanDto extends IntersectionType(DraftPlanDto, SeenDto) {
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
