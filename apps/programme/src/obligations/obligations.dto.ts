import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import type { Day } from '@xaso/kernel';
import {
  IsDay,
  IsOptionalField,
  OfPilotDto,
  OnDto,
  PilotThingListDto,
  ReasonedDto,
  SeenDto,
} from '@xaso/platform';
import { Type } from 'class-transformer';
import { IsDefined, IsIn, IsInt, IsString, Length, Max, Min, ValidateNested } from 'class-validator';
import { SearchWords } from '../common/searching.dto.js';
import { OBLIGATION_STANDINGS, type ObligationStanding } from './obligations.store.js';

const MOST_UNITS = 2_000_000_000;

export class DutiesDto {
  @ApiProperty({ description: 'The office that collects' })
  @IsString()
  @Length(1, 200)
  collector!: string;

  @ApiProperty({ description: 'The office that creates the records' })
  @IsString()
  @Length(1, 200)
  creator!: string;

  @ApiProperty({ description: 'The office that standardises' })
  @IsString()
  @Length(1, 200)
  standardiser!: string;

  @ApiProperty({ description: 'The office that verifies' })
  @IsString()
  @Length(1, 200)
  verifier!: string;

  @ApiProperty({ description: 'The office that approves' })
  @IsString()
  @Length(1, 200)
  approver!: string;
}

export class SetObligationDto extends OfPilotDto {
  @ApiProperty({ description: 'Title of the data set' })
  @IsString()
  @Length(1, 300)
  dataset!: string;

  @ApiProperty({ type: DutiesDto, description: 'An office for each duty; no names' })
  @IsDefined()
  @ValidateNested()
  @Type(() => DutiesDto)
  duties!: DutiesDto;

  @ApiProperty({ description: 'How it is collected' })
  @IsString()
  @Length(1, 1_000)
  method!: string;

  @IsDay('The day it was set')
  setOn!: Day;

  @IsDay('Deadline')
  dueOn!: Day;

  @ApiProperty({ minimum: 1, description: 'Records that must be there' })
  @IsInt()
  @Max(MOST_UNITS)
  requiredUnits!: number;
}

export class ProgressDto extends IntersectionType(OnDto, SeenDto) {
  @ApiProperty({ minimum: 0, description: 'Records approved by now, not the difference' })
  @IsInt()
  @Min(0)
  @Max(MOST_UNITS)
  approvedUnits!: number;

  @ApiPropertyOptional({ description: 'Why there are more than required, or fewer than before' })
  @IsOptionalField()
  @IsString()
  @Length(3, 1_000)
  reason?: string;
}

/** The day is that of a change of what is required or until when; it is told to others. */
export class CorrectObligationDto extends IntersectionType(
  ReasonedDto,
  PartialType(PickType(SetObligationDto, ['dataset', 'duties', 'method', 'dueOn', 'requiredUnits']), {
    skipNullProperties: false,
  }),
  SeenDto,
) {}

export class ObligationListDto extends PilotThingListDto {
  @ApiPropertyOptional({
    enum: OBLIGATION_STANDINGS,
    description: 'All records are there; or not yet, or too late',
  })
  @IsOptionalField()
  @IsIn(OBLIGATION_STANDINGS)
  standing?: ObligationStanding;

  @SearchWords('the data set, of how it is collected, or of the offices')
  q?: string;
}
