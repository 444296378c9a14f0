import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import {
  DELIVERABLE_TYPES,
  type DeliverableType,
  WORK_KINDS,
  type WorkKind,
} from '@xaso/contracts-programme';
import type { Day } from '@xaso/kernel';
import {
  CorrectionDto,
  IsDay,
  IsOptionalField,
  OfPilotDto,
  PilotThingListDto,
  SeenDto,
} from '@xaso/platform';
import { IsIn, IsString, IsUUID, Length } from 'class-validator';
import { SearchWords } from '../common/searching.dto.js';
import { DELIVERABLE_STATES, type DeliverableState } from './deliverable.js';

export class PlanDeliverableDto extends OfPilotDto {
  @ApiProperty({ enum: DELIVERABLE_TYPES })
  @IsIn(DELIVERABLE_TYPES)
  type!: DeliverableType;

  @ApiProperty({ enum: WORK_KINDS, description: '70–30: changing how work is done, or technology' })
  @IsIn(WORK_KINDS)
  workKind!: WorkKind;

  @ApiProperty()
  @IsString()
  @Length(1, 500)
  title!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Who builds or runs it' })
  @IsOptionalField()
  @IsUUID()
  partnerId?: string;

  @IsDay('The day it was planned')
  plannedOn!: Day;
}

export class CorrectDeliverableDto extends IntersectionType(
  CorrectionDto,
  PartialType(PickType(PlanDeliverableDto, ['type', 'workKind', 'title', 'partnerId']), {
    skipNullProperties: false,
  }),
  SeenDto,
) {}

export class DeliverableListDto extends PilotThingListDto {
  @ApiPropertyOptional({ enum: DELIVERABLE_TYPES })
  @IsOptionalField()
  @IsIn(DELIVERABLE_TYPES)
  type?: DeliverableType;

  @ApiPropertyOptional({ enum: DELIVERABLE_STATES })
  @IsOptionalField()
  @IsIn(DELIVERABLE_STATES)
  state?: DeliverableState;

  @ApiPropertyOptional({ enum: WORK_KINDS })
  @IsOptionalField()
  @IsIn(WORK_KINDS)
  workKind?: WorkKind;

  @SearchWords('the title')
  q?: string;
}
