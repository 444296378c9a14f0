import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import {
  METHODS,
  type MeasureUnit,
  type Method,
  NOT_MEASURED_REASONS,
  type NotMeasuredReason,
  OBSERVATION_PHASES,
  type ObservationPhase,
  PERIOD,
  UNITS,
} from '@xaso/contracts-programme';
import { IsDay, IsOptionalField, PageDto, SeenDto } from '@xaso/platform';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsString,
  IsUUID,
  Length,
  Matches,
  Min,
} from 'class-validator';
import { CODE } from '../programmes/programmes.dto.js';
import type { Finding } from './observation.js';

/** An id of a file or an entry of the register, or a web address. */
export const EVIDENCE = /^([0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|https?:\/\/\S{4,500})$/;

export class FindingDto {
  @ApiPropertyOptional({ default: '1', description: 'Version of the definition' })
  @IsOptionalField()
  @Matches(CODE)
  definition?: string;

  @IsDay('the day the value is of')
  observedOn!: string;

  @ApiProperty({ enum: METHODS })
  @IsIn(METHODS)
  method!: Method;

  @ApiPropertyOptional({ description: 'Who states it: an office, a study, a paper; required for a baseline' })
  @IsOptionalField()
  @IsString()
  @Length(2, 300)
  issuer?: string;

  @ApiProperty({ enum: UNITS })
  @IsIn(UNITS)
  unit!: MeasureUnit;

  @ApiPropertyOptional({ minimum: 0 })
  @IsOptionalField()
  @IsInt()
  @Min(0)
  numerator?: number;

  @ApiPropertyOptional({ minimum: 1 })
  @IsOptionalField()
  @IsInt()
  @Min(0)
  denominator?: number;

  @ApiPropertyOptional()
  @IsOptionalField()
  @IsNumber()
  value?: number;

  @ApiPropertyOptional({ enum: NOT_MEASURED_REASONS })
  @IsOptionalField()
  @IsIn(NOT_MEASURED_REASONS)
  notMeasured?: NotMeasuredReason;

  @ApiPropertyOptional({ description: 'How it was found or estimated, or why it was not measured' })
  @IsOptionalField()
  @IsString()
  @Length(3, 4_000)
  explanation?: string;

  @ApiPropertyOptional({ type: [String], description: 'Ids of files or entries, or addresses' })
  @IsOptionalField()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(EVIDENCE, { each: true })
  evidence?: string[];
}

export class RecordObservationDto extends FindingDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  pilotId!: string;

  @ApiProperty({ example: 'government.documents' })
  @Matches(CODE)
  indicator!: string;

  @ApiProperty({ enum: OBSERVATION_PHASES })
  @IsIn(OBSERVATION_PHASES)
  phase!: ObservationPhase;

  @ApiProperty({ example: '2022-06' })
  @Matches(new RegExp(PERIOD))
  period!: string;
}

/** Another finding for a draft. */
export class RewriteObservationDto extends IntersectionType(FindingDto, SeenDto) {}

export class CorrectObservationDto extends RewriteObservationDto {
  @ApiProperty({ description: 'Why the value before is not right' })
  @IsString()
  @Length(3, 2_000)
  reason!: string;
}

export class GiveBackDto {
  @ApiProperty({ description: 'What is to be corrected' })
  @IsString()
  @Length(3, 2_000)
  reason!: string;
}

export class ObservationListDto extends PageDto {
  @ApiPropertyOptional()
  @IsOptionalField()
  @Matches(CODE)
  programme?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptionalField()
  @IsUUID()
  pilotId?: string;

  @ApiPropertyOptional({ enum: ['draft', 'submitted', 'approved', 'locked'] })
  @IsOptionalField()
  @IsIn(['draft', 'submitted', 'approved', 'locked'])
  state?: string;
}

/** What was left out is null, and stays apart from 0. */
export function findingOf(body: FindingDto): Finding {
  const { definition = '1', observedOn, method, unit, evidence = [] } = body;
  const { numerator = null, denominator = null, value = null, notMeasured = null } = body;
  const { explanation = null, issuer = null } = body;
  return {
    ...{ definition, observedOn, method, issuer, unit, evidence },
    ...{ numerator, denominator, value, notMeasured, explanation },
  };
}
