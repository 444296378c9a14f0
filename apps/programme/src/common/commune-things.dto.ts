import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { UnitId } from '@xaso/kernel';
import { PageLimit } from '@xaso/platform';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import type { Day } from './day.js';
import { IsDay } from './is-day.dto.js';
import { IsOptionalField } from './optional.dto.js';
import { UNIT_ID } from './unit-id.js';

/** Something that happened on a day. */
export class OnDto {
  @IsDay('The local day it happened')
  on!: Day;
}

/** Something that happened on a day and must be explained. */
export class ReasonedDto extends OnDto {
  @ApiProperty({ description: 'Why' })
  @IsString()
  @Length(3, 1_000)
  reason!: string;
}

/** Why something is written otherwise now; what goes with it is left out where it stays. */
export class CorrectionDto {
  @ApiProperty({ description: 'Why; it goes into the audit log' })
  @IsString()
  @Length(3, 1_000)
  reason!: string;
}

/** A page of things of communes; only those of communes that the caller may act for. */
export class CommuneThingListDto {
  @ApiPropertyOptional({ example: 'nghe-an-2022' })
  @IsOptionalField()
  @IsString()
  @Length(1, 64)
  programme?: string;

  @ApiPropertyOptional({ example: '17335@before-2025-07-01' })
  @IsOptionalField()
  @Matches(UNIT_ID)
  communeUnitId?: UnitId;

  @ApiPropertyOptional({ description: 'Id of the last row of the page before' })
  @IsOptionalField()
  @IsUUID()
  after?: string;

  @PageLimit(1000)
  limit?: number;
}

/** A page of things of pilots. */
export class PilotThingListDto extends CommuneThingListDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptionalField()
  @IsUUID()
  pilotId?: string;
}
