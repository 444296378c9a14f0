import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { TEAM_LEVELS, type TeamLevel } from '@xaso/contracts-programme';
import type { Day } from '@xaso/kernel';
import {
  CorrectionDto,
  IsDay,
  IsOptionalField,
  OfPilotDto,
  PilotThingListDto,
  ReasonedDto,
  SeenDto,
} from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsDefined,
  IsIn,
  IsInt,
  IsString,
  IsUUID,
  Length,
  Max,
  ValidateNested,
} from 'class-validator';
import { SearchWords } from '../common/searching.dto.js';

export class CompositionDto {
  @ApiProperty()
  @IsBoolean()
  hamletHead!: boolean;

  @ApiProperty()
  @IsBoolean()
  youthUnion!: boolean;

  @ApiProperty()
  @IsBoolean()
  womensUnion!: boolean;

  @ApiProperty()
  @IsBoolean()
  teacher!: boolean;

  @ApiProperty()
  @IsBoolean()
  communeOfficer!: boolean;
}

export class FormTeamDto extends OfPilotDto {
  @ApiProperty({ enum: TEAM_LEVELS })
  @IsIn(TEAM_LEVELS)
  level!: TeamLevel;

  @ApiPropertyOptional({ format: 'uuid', description: 'Of a team of level hamlet, and only of such a one' })
  @IsOptionalField()
  @IsUUID()
  hamletId?: string;

  @ApiProperty({ description: 'Number of the decision that sets it up' })
  @IsString()
  @Length(1, 100)
  decisionNo!: string;

  @IsDay('The day of the decision')
  formedOn!: Day;

  @ApiProperty({ minimum: 3 })
  @IsInt()
  @Max(1_000)
  memberCount!: number;

  @ApiProperty({ type: CompositionDto, description: 'Which offices are in it; no names' })
  @IsDefined()
  @ValidateNested()
  @Type(() => CompositionDto)
  composition!: CompositionDto;
}

export class ChangeMembersDto extends IntersectionType(ReasonedDto, SeenDto) {
  @ApiProperty({ minimum: 3 })
  @IsInt()
  @Max(1_000)
  memberCount!: number;

  @ApiProperty({ type: CompositionDto })
  @IsDefined()
  @ValidateNested()
  @Type(() => CompositionDto)
  composition!: CompositionDto;
}

export class CorrectTeamDto extends IntersectionType(
  CorrectionDto,
  PartialType(PickType(FormTeamDto, ['decisionNo', 'formedOn']), { skipNullProperties: false }),
  SeenDto,
) {}

export class TeamListDto extends PilotThingListDto {
  @ApiPropertyOptional({ enum: TEAM_LEVELS })
  @IsOptionalField()
  @IsIn(TEAM_LEVELS)
  level?: TeamLevel;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptionalField()
  @IsUUID()
  hamletId?: string;

  @ApiPropertyOptional({ enum: ['active', 'dissolved'] })
  @IsOptionalField()
  @IsIn(['active', 'dissolved'])
  state?: 'active' | 'dissolved';

  @SearchWords('the decision or of the hamlet')
  q?: string;
}
