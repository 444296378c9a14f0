import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptionalField } from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsNumber,
  IsObject,
  IsUUID,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CorrectingDto } from '../../enrolments/enrolments.dto.js';
import { STAGES, tenthsOf } from './points.js';
import type { Entry } from './score.js';

const MOST_SCORES = 1_000;

const isThere = (_whole: object, value: unknown): boolean => value !== undefined && value !== null;

const points = {
  type: 'number',
  nullable: true,
  minimum: 0,
  maximum: 10,
  example: 7.5,
} as const;

class ScoresSeenDto {
  @ApiPropertyOptional(points)
  @ValidateIf(isThere)
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(0)
  @Max(10)
  before?: number | null;

  @ApiPropertyOptional(points)
  @ValidateIf(isThere)
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(0)
  @Max(10)
  after?: number | null;
}

export class ScoreDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  enrolmentId!: string;

  @ApiPropertyOptional({
    ...points,
    description: 'Of the test before; null takes a score away, left out it stays',
  })
  @ValidateIf(isThere)
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(0)
  @Max(10)
  before?: number | null;

  @ApiPropertyOptional({
    ...points,
    description: 'Of the test after; null takes a score away, left out it stays',
  })
  @ValidateIf(isThere)
  @IsNumber({ maxDecimalPlaces: 1 })
  @Min(0)
  @Max(10)
  after?: number | null;

  @ApiPropertyOptional({
    type: ScoresSeenDto,
    description:
      'What stood when it was read, null for no score: refused (409) where somebody scored otherwise since',
  })
  @IsOptionalField()
  @IsObject()
  @ValidateNested()
  @Type(() => ScoresSeenDto)
  was?: ScoresSeenDto;
}

export class WriteScoresDto extends CorrectingDto {
  @ApiProperty({ type: [ScoreDto], description: 'All or none' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SCORES)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ScoreDto)
  scores!: ScoreDto[];
}

/** One entry for each score that is said. */
export const entriesFrom = (scores: readonly ScoreDto[]): Entry[] =>
  scores.flatMap((score, index) =>
    STAGES.flatMap((stage): Entry[] => {
      const said = score[stage];
      if (said === undefined) return [];
      const { enrolmentId } = score;
      const [tenths, was] = [inTenths(said), inTenths(score.was?.[stage])];
      return [{ enrolmentId, stage, tenths, answers: null, field: `scores.${index}.${stage}`, was }];
    }),
  );

function inTenths(said: number | null): number | null;
function inTenths(said: number | null | undefined): number | null | undefined;
function inTenths(said: number | null | undefined): number | null | undefined {
  return said === undefined || said === null ? said : (tenthsOf(said) ?? null);
}
