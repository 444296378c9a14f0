import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import type { Day } from '../common/day.js';
import { IsDay } from '../common/is-day.dto.js';
import { IsOptionalField } from '../common/optional.dto.js';
import { PARTNER_ROLES, type PartnerRole } from './partner.js';

export class EngagePartnerDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  pilotId!: string;

  @ApiProperty({ example: 'VNPT Nghệ An' })
  @IsString()
  @Length(1, 300)
  organisation!: string;

  @ApiPropertyOptional({ description: 'Decides whether two organisations are the same; 10 or 13 digits' })
  @IsOptionalField()
  @IsString()
  @Length(10, 20)
  taxCode?: string;

  @ApiProperty({ enum: PARTNER_ROLES })
  @IsIn(PARTNER_ROLES)
  role!: PartnerRole;

  @IsDay('Its first day')
  since!: Day;

  @IsOptionalField()
  @IsDay('Last day of a trial that is free')
  trialUntil?: Day;

  @ApiPropertyOptional({ minimum: 0, description: 'VND a year after the trial' })
  @IsOptionalField()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  priceAfter?: number;
}
