import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';
import { IsOptionalField } from './is-optional-field.js';
import { PageLimit } from './page-limit.js';

/** A page of a list that is in the order of its ids. */
export class PageDto {
  @ApiPropertyOptional({ format: 'uuid', description: 'Id of the last row of the page before' })
  @IsOptionalField()
  @IsUUID()
  after?: string;

  @PageLimit(1_000)
  limit?: number;
}
