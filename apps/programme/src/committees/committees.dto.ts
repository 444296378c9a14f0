import { ApiProperty, IntersectionType, PartialType, PickType } from '@nestjs/swagger';
import { HEAD_ROLES, type HeadRole } from '@xaso/contracts-programme';
import { IsIn, IsString, IsUUID, Length } from 'class-validator';
import { CorrectionDto } from '../common/commune-things.dto.js';
import type { Day } from '../common/day.js';
import { IsDay } from '../common/is-day.dto.js';

export class FormCommitteeDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  pilotId!: string;

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
) {}
