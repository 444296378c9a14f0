import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  DELIVERABLE_TYPES,
  type DeliverableType,
  WORK_KINDS,
  type WorkKind,
} from '@xaso/contracts-programme';
import { IsIn, IsOptional, IsString, IsUUID, Length } from 'class-validator';
import { PilotThingListDto } from '../common/commune-things.dto.js';
import type { Day } from '../common/day.js';
import { IsDay } from '../common/is-day.dto.js';
import { DELIVERABLE_STATES, type DeliverableState } from './deliverable.js';

export class PilotShareDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  pilotId!: string;
}

export class PlanDeliverableDto extends PilotShareDto {
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
  @IsOptional()
  @IsUUID()
  partnerId?: string;

  @IsDay('The day it was planned')
  plannedOn!: Day;
}

export class DeliverableListDto extends PilotThingListDto {
  @ApiPropertyOptional({ enum: DELIVERABLE_TYPES })
  @IsOptional()
  @IsIn(DELIVERABLE_TYPES)
  type?: DeliverableType;

  @ApiPropertyOptional({ enum: DELIVERABLE_STATES })
  @IsOptional()
  @IsIn(DELIVERABLE_STATES)
  state?: DeliverableState;
}
