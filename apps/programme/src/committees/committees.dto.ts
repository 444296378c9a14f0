import { ApiProperty, ApiPropertyOptional, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { HEAD_ROLES, type HeadRole } from '@xaso/contracts-programme';
import type { Day } from '@xaso/kernel';
import {
  CorrectionDto,
  IsDay,
  IsOptionalField,
  OfPilotDto,
  PilotThingListDto,
  SeenDto,
} from '@xaso/platform';
import { IsIn, IsString, Length } from 'class-validator';
import { SearchWords } from '../common/searching.dto.js';

export class FormCommitteeDto extends OfPilotDto {
  @ApiProperty({ enum: HEAD_ROLES })
  @IsIn(HEAD_ROLES)
  headRole!: HeadRole;

  @ApiProperty({ description: 'Number of the decision that sets it up' })
  @IsString()
  @Length(1, 100)
  decisionNo!: string;

  @IsDay('The day of the decision')
  formedOn!: Day;
}

export class CorrectCommitteeDto extends IntersectionType(
  CorrectionDto,
  PartialType(PickType(FormCommitteeDto, ['headRole', 'decisionNo', 'formedOn']), {
    skipNullProperties: false,
  }),
  SeenDto,
) {}

export class CommitteeListDto extends PilotThingListDto {
  @ApiPropertyOptional({ enum: ['active', 'dissolved'] })
  @IsOptionalField()
  @IsIn(['active', 'dissolved'])
  state?: 'active' | 'dissolved';

  @SearchWords('the decision')
  q?: string;
}
