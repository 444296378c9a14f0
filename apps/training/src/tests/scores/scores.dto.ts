import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
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
      const tenths = said === null ? null : (tenthsOf(said) ?? null);
      const { enrolmentId } = score;
      return [{ enrolmentId, stage, tenths, answers: null, field: `scores.${index}.${stage}` }];
    }),
  );
