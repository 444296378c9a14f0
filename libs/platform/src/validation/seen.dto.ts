import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, Min } from 'class-validator';
import { IsOptionalField } from './is-optional-field.js';

/** Of whoever writes otherwise what another may be writing too. */
export class SeenDto {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    description: 'The version that was read; 409 `changed-meanwhile` when another one is stored by now',
  })
  @IsOptionalField()
  @IsInt()
  @Min(1)
  version?: number;
}
