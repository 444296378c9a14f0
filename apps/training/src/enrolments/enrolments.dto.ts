import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import {
  TRAINEE_GROUPS,
  type TraineeGroup,
  WITHDRAWAL_REASONS,
  type WithdrawalReason,
} from '@xaso/contracts-training';
import { IsOptionalField, PilotThingListDto } from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsObject,
  IsString,
  IsUUID,
  Length,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { AtDto } from '../classes/classes.dto.js';
import { ParticularsDto } from '../people/people.dto.js';

/** Most people that are enrolled in one request; more come as a workbook. */
export const MOST_AT_ONCE = 500;

export class NewcomerDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Somebody known; instead of person' })
  @ValidateIf((one: NewcomerDto) => one.personId !== undefined || one.person === undefined)
  @IsUUID()
  personId?: string;

  @ApiPropertyOptional({
    type: ParticularsDto,
    description: 'Somebody to be written down; instead of personId',
  })
  @ValidateIf((one: NewcomerDto) => one.person !== undefined && one.personId === undefined)
  @IsObject()
  @ValidateNested()
  @Type(() => ParticularsDto)
  person?: ParticularsDto;

  @ApiPropertyOptional({ enum: TRAINEE_GROUPS, description: 'As what; else as what the person is known' })
  @IsOptionalField()
  @IsIn(TRAINEE_GROUPS)
  group?: TraineeGroup;
}

/** After the end of a class, changes are corrections. */
export class CorrectingDto extends AtDto {
  @ApiPropertyOptional({ description: 'Why; required once the class is completed' })
  @IsOptionalField()
  @IsString()
  @Length(3, 1_000)
  reason?: string;
}

export class EnrolDto extends CorrectingDto {
  @ApiProperty({ type: [NewcomerDto], description: 'All or none' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_AT_ONCE)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => NewcomerDto)
  people!: NewcomerDto[];

  @ApiPropertyOptional({ description: 'They came without having been enrolled before', default: false })
  @IsOptionalField()
  @IsBoolean()
  walkIn?: boolean;
}

export class WithdrawDto extends CorrectingDto {
  @ApiProperty({ enum: WITHDRAWAL_REASONS })
  @IsIn(WITHDRAWAL_REASONS)
  reasonCode!: WithdrawalReason;
}

class OfPersonDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptionalField()
  @IsUUID()
  classId?: string;

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptionalField()
  @IsUUID()
  personId?: string;
}

export class EnrolmentListDto extends IntersectionType(PilotThingListDto, OfPersonDto) {}
