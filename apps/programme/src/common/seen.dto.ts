import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptionalField } from '@xaso/platform';
import { IsInt, Min } from 'class-validator';

/** Of whoever writes otherwise what another may be writing too. */
export class SeenDto {
  @ApiPropertyOptional({
    minimum: 1,
    description: 'The version that was read; 409 `changed-meanwhile` when another one is stored by now',
  })
  @IsOptionalField()
  @IsInt()
  @Min(1)
  version?: number;
}
