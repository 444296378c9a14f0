import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { PERIOD } from '@xaso/contracts-programme';
import { DomainError, UNIT_ID, type UnitId } from '@xaso/kernel';
import { IsDay, IsOptionalField, SeenDto } from '@xaso/platform';
import { IsNumber, IsString, Length, Matches, Min } from 'class-validator';
import { AreEvidenceRefs } from '../../evidence/are-evidence-refs.dto.js';
import type { EvidenceRef } from '../../evidence/evidence-ref.js';
import { type Claim, POINT_DECIMALS } from '../scoring.js';
import type { SelfScore } from './score.js';

export class ScoredOnDto {
  @IsDay('The day it was done')
  on!: string;
}

export class ClaimDto extends ScoredOnDto {
  @ApiPropertyOptional({ minimum: 0, description: 'Points; not of an item that is scored by a ratio' })
  @IsOptionalField()
  @IsNumber({ maxDecimalPlaces: POINT_DECIMALS })
  @Min(0)
  selfScore?: number;

  @ApiPropertyOptional({ minimum: 0 })
  @IsOptionalField()
  @IsNumber()
  @Min(0)
  numerator?: number;

  @ApiPropertyOptional({ minimum: 0 })
  @IsOptionalField()
  @IsNumber()
  @Min(0)
  denominator?: number;

  @AreEvidenceRefs()
  evidence?: EvidenceRef[];
}

export class SelfScoreDto extends ClaimDto {
  @ApiProperty({ type: String, example: '17335@before-2025-07-01' })
  @Matches(UNIT_ID)
  communeUnitId!: UnitId;

  @ApiProperty({ example: '2022', description: 'A year, half year, quarter or month' })
  @Matches(new RegExp(PERIOD))
  period!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 64)
  itemCode!: string;
}

export class CorrectScoreDto extends IntersectionType(ClaimDto, SeenDto) {
  @ApiProperty({ description: 'Why' })
  @IsString()
  @Length(3, 1_000)
  reason!: string;
}

export class ReviewScoreDto extends IntersectionType(ScoredOnDto, SeenDto) {
  @ApiPropertyOptional({ minimum: 0, description: 'Where they differ from the self-score; with a reason' })
  @IsOptionalField()
  @IsNumber({ maxDecimalPlaces: POINT_DECIMALS })
  @Min(0)
  points?: number;

  @ApiPropertyOptional()
  @IsOptionalField()
  @IsString()
  @Length(3, 1_000)
  reason?: string;
}

export class ScoreListDto {
  @ApiProperty({ type: String, example: '17335@before-2025-07-01' })
  @Matches(UNIT_ID)
  communeUnitId!: UnitId;

  @ApiProperty({ example: '2022' })
  @Matches(new RegExp(PERIOD))
  period!: string;
}

/** Points, or the two numbers of a ratio: one or the other. @throws DomainError invalid */
export function selfScoreOf({ selfScore, numerator, denominator, evidence = [] }: ClaimDto): SelfScore {
  const isRatio = numerator !== undefined && denominator !== undefined;
  const claim: Claim | undefined =
    selfScore === undefined
      ? isRatio
        ? { numerator, denominator }
        : undefined
      : numerator === undefined && denominator === undefined
        ? { selfScore }
        : undefined;
  if (claim) return { claim, evidence };
  throw new DomainError(
    'invalid',
    'claim-unclear',
    'Hãy ghi hoặc điểm tự chấm, hoặc cả tử số và mẫu số. Chưa lưu gì.',
    [{ field: 'selfScore', code: 'claim-unclear', detail: 'Một trong hai cách, không cả hai.' }],
  );
}
