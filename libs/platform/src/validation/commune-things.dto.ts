import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Day, UNIT_ID, type UnitId } from '@xaso/kernel';
import { IsString, IsUUID, Length, Matches } from 'class-validator';
import { IsDay } from './is-day.js';
import { IsOptionalField } from './is-optional-field.js';
import { PageDto } from './page.dto.js';

/** Something of a pilot. */
export class OfPilotDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  pilotId!: string;
}

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
export class CommuneThingListDto extends PageDto {
  @ApiPropertyOptional({ example: 'nghe-an-2022' })
  @IsOptionalField()
  @IsString()
  @Length(1, 64)
  programme?: string;

  @ApiPropertyOptional({ example: '17335@before-2025-07-01' })
  @IsOptionalField()
  @Matches(UNIT_ID)
  communeUnitId?: UnitId;
}

/** A page of things of pilots. */
export class PilotThingListDto extends CommuneThingListDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptionalField()
  @IsUUID()
  pilotId?: string;
}
