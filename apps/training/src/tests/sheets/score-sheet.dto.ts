import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptionalField } from '@xaso/platform';
import { IsIn } from 'class-validator';
import { CorrectingDto } from '../../enrolments/enrolments.dto.js';

export class ImportScoresDto extends CorrectingDto {
  @ApiPropertyOptional({
    enum: ['true', 'false'],
    default: 'false',
    description: 'Keep the rows without faults although others have some',
  })
  @IsOptionalField()
  @IsIn(['true', 'false'])
  onlyValid?: 'true' | 'false';
}
