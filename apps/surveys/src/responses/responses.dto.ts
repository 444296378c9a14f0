import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import {
  REJECTION_REASONS,
  type RejectionReason,
  RESPONDENT_MODES,
  type RespondentMode,
  VOID_REASONS,
  type VoidReason,
} from '@xaso/contracts-surveys';
import type { UnitId } from '@xaso/kernel';
import { IsInstant, PageLimit, SeenDto } from '@xaso/platform';
import { IsIn, IsObject, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength } from 'class-validator';

export class CorrectedResponseDto {
  @ApiProperty({ type: String, example: '17335@before-2025-07-01' })
  @Matches(/^\d{5}@(before-2025-07-01|from-2025-07-01)$/)
  communeUnitId!: UnitId;

  @ApiProperty({ enum: RESPONDENT_MODES })
  @IsIn(RESPONDENT_MODES)
  mode!: RespondentMode;

  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  capturedAt!: string;

  @ApiPropertyOptional({ description: 'Serial number of the paper sheet' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  paperSerial?: string;

  @ApiProperty({ type: 'object', additionalProperties: true, description: 'Answers by field name or path' })
  @IsObject()
  answers!: Record<string, unknown>;
}

export class ResubmitResponseDto extends IntersectionType(CorrectedResponseDto, SeenDto) {}

export class SubmitResponseDto extends CorrectedResponseDto {
  @ApiProperty({ description: 'UUID made on the device; the same one again is the same form' })
  @IsUUID()
  clientId!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  campaignId!: string;
}

export class DecisionDto {
  @ApiPropertyOptional({ format: 'date-time', description: 'Business date of the decision; now unless told' })
  @IsOptional()
  @IsInstant()
  decidedAt?: string;
}

export class ReturnDto extends DecisionDto {
  @ApiProperty({ description: 'What to correct, for whoever filled the form in' })
  @IsString()
  @MinLength(3)
  @MaxLength(1_000)
  reason!: string;
}

export class RejectDto extends DecisionDto {
  @ApiProperty({ enum: REJECTION_REASONS })
  @IsIn(REJECTION_REASONS)
  reasonCode!: RejectionReason;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  reason?: string;
}

export class VoidDto extends DecisionDto {
  @ApiProperty({ enum: VOID_REASONS })
  @IsIn(VOID_REASONS)
  reasonCode!: VoidReason;

  @ApiProperty()
  @IsString()
  @MinLength(3)
  @MaxLength(1_000)
  reason!: string;
}

const YES_OR_NO = ['true', 'false'] as const;

export class ResponseListDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Of one round' })
  @IsOptional()
  @IsUUID()
  campaignId?: string;

  @ApiPropertyOptional({ example: 'nghe-an-2022', description: 'Of all rounds of a programme' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  programme?: string;

  @ApiPropertyOptional({ enum: ['submitted', 'accepted', 'returned', 'rejected', 'voided'] })
  @IsOptional()
  @IsIn(['submitted', 'accepted', 'returned', 'rejected', 'voided'])
  state?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  communeUnitId?: string;

  @ApiPropertyOptional({ example: '007', description: 'Number of the hamlet in the list of its commune' })
  @IsOptional()
  @Matches(/^\d{3}$/)
  hamletNo?: string;

  @ApiPropertyOptional({ enum: YES_OR_NO, description: 'Only those that came after the end of their round' })
  @IsOptional()
  @IsIn(YES_OR_NO)
  late?: (typeof YES_OR_NO)[number];

  @ApiPropertyOptional({ enum: YES_OR_NO, description: 'Only those with faults, or without' })
  @IsOptional()
  @IsIn(YES_OR_NO)
  withFaults?: (typeof YES_OR_NO)[number];

  @ApiPropertyOptional({ description: 'Id of the last row of the page before' })
  @IsOptional()
  @IsUUID()
  after?: string;

  @ApiPropertyOptional({ description: 'Id of the first row of the page after: the last ones before it' })
  @IsOptional()
  @IsUUID()
  before?: string;

  @PageLimit(500)
  limit?: number;
}
