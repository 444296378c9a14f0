import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { CURRICULUM } from '@xaso/contracts-training';
import { IsOptionalField, OfPilotDto, OnDto, PilotThingListDto, ReasonedDto } from '@xaso/platform';
import { IsIn, IsInt, Matches, Max, Min } from 'class-validator';

const CODE = new RegExp(CURRICULUM);
const STATES = ['draft', 'approved', 'withdrawn'] as const;

export class PlannedNumbersDto {
  @ApiProperty({ minimum: 1, description: 'Classes that are to be held' })
  @IsInt()
  @Min(1)
  @Max(10_000)
  plannedClasses!: number;

  @ApiProperty({
    minimum: 1,
    description: 'Attendances that are to be reached; no limit for anybody who comes',
  })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  plannedTrainees!: number;
}

export class DraftPlanDto extends IntersectionType(OfPilotDto, OnDto, PlannedNumbersDto) {
  @ApiProperty({ example: 'C5', pattern: CURRICULUM })
  @Matches(CODE)
  curriculum!: string;
}

export class RevisePlanDto extends IntersectionType(ReasonedDto, PlannedNumbersDto) {}

export class PlanListDto extends PilotThingListDto {
  @ApiPropertyOptional({ example: 'C5' })
  @IsOptionalField()
  @Matches(CODE)
  curriculum?: string;

  @ApiPropertyOptional({ enum: STATES })
  @IsOptionalField()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}
