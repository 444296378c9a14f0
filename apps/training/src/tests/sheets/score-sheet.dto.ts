import { ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { IsOptionalField } from '@xaso/platform';
import { IsIn } from 'class-validator';
import { StandingDto } from '../../common/standing.dto.js';
import { CorrectingDto } from '../../enrolments/enrolments.dto.js';

export class ImportScoresDto extends IntersectionType(CorrectingDto, StandingDto) {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'Keep the rows without faults although others have some',
  })
  @IsOptionalField()
  @IsIn(['true', 'false'])
  onlyValid?: 'true' | 'false';
}
