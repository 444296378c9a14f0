import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { HAMLET_KINDS, type HamletKind } from '@xaso/contracts-programme';
import { type Day, UNIT_ID, type UnitId } from '@xaso/kernel';
import { CommuneThingListDto, IsDay, IsOptionalField, OnDto, ReasonedDto, SeenDto } from '@xaso/platform';
import { IsIn, IsInt, IsString, IsUUID, Length, Matches, Max, Min } from 'class-validator';
import { LAST_NUMBER } from './hamlet.js';

const HAMLET_STATES = ['standing', 'merged'] as const;
const TEAM_FILTERS = ['with', 'without'] as const;

export class RegisterHamletDto extends OnDto {
  @ApiProperty({ example: 'nghe-an-2022' })
  @IsString()
  @Length(1, 64)
  programme!: string;

  @ApiProperty({ type: String, example: '17335@before-2025-07-01' })
  @Matches(UNIT_ID)
  communeUnitId!: UnitId;

  @ApiProperty({ example: 'Xóm 1' })
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiProperty({ enum: HAMLET_KINDS })
  @IsIn(HAMLET_KINDS)
  kind!: HamletKind;

  @ApiPropertyOptional({ minimum: 1, maximum: LAST_NUMBER, description: 'Default: the first never used' })
  @IsOptionalField()
  @IsInt()
  @Min(1)
  @Max(LAST_NUMBER)
  number?: number;
}

export class RenameHamletDto extends IntersectionType(ReasonedDto, SeenDto) {
  @ApiProperty()
  @IsString()
  @Length(1, 200)
  name!: string;

  @ApiPropertyOptional({ enum: HAMLET_KINDS, description: 'Default: as before' })
  @IsOptionalField()
  @IsIn(HAMLET_KINDS)
  kind?: HamletKind;
}

export class MergeHamletDto extends ReasonedDto {
  @ApiProperty({ format: 'uuid', description: 'The hamlet of the same commune that takes it in' })
  @IsUUID()
  into!: string;
}

export class HamletListDto extends CommuneThingListDto {
  @ApiPropertyOptional({ description: 'Part of a present or former name, accents or not; or of a code' })
  @IsOptionalField()
  @IsString()
  @Length(1, 200)
  q?: string;

  @ApiPropertyOptional({ enum: HAMLET_STATES, description: '`merged`: became part of another one' })
  @IsOptionalField()
  @IsIn(HAMLET_STATES)
  state?: (typeof HAMLET_STATES)[number];

  @ApiPropertyOptional({
    enum: TEAM_FILTERS,
    description: 'Those that stand, with or without an active team',
  })
  @IsOptionalField()
  @IsIn(TEAM_FILTERS)
  team?: (typeof TEAM_FILTERS)[number];
}

export class HamletHistoryDto {
  @ApiPropertyOptional()
  @IsOptionalField()
  @IsDay('Default: today')
  on?: Day;
}
