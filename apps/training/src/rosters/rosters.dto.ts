import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptionalField } from '@xaso/platform';
import { IsIn } from 'class-validator';
import { CorrectingDto } from '../enrolments/enrolments.dto.js';

const YES_OR_NO = ['true', 'false'] as const;

export class ImportRosterDto extends CorrectingDto {
  @ApiPropertyOptional({
    enum: YES_OR_NO,
    default: 'false',
    description: 'Take the good rows and leave out those with faults; else all or nothing',
  })
  @IsOptionalField()
  @IsIn(YES_OR_NO)
  onlyValid?: (typeof YES_OR_NO)[number];

  @ApiPropertyOptional({
    enum: YES_OR_NO,
    default: 'false',
    description: 'They came without having been enrolled before',
  })
  @IsOptionalField()
  @IsIn(YES_OR_NO)
  walkIn?: (typeof YES_OR_NO)[number];
}
