import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Day } from '@xaso/kernel';
import { IsDay, IsOptionalField, OfPilotDto, PilotThingListDto } from '@xaso/platform';
import { IsIn, IsInt, IsString, Length, Max, Min } from 'class-validator';
import { SearchWords } from '../common/searching.dto.js';
import { PARTNER_ROLES, type PartnerRole } from './partner.js';

export class EngagePartnerDto extends OfPilotDto {
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

  @ApiPropertyOptional()
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

export class PartnerListDto extends PilotThingListDto {
  @ApiPropertyOptional({ enum: PARTNER_ROLES })
  @IsOptionalField()
  @IsIn(PARTNER_ROLES)
  role?: PartnerRole;

  @ApiPropertyOptional({ enum: ['active', 'ended'] })
  @IsOptionalField()
  @IsIn(['active', 'ended'])
  state?: 'active' | 'ended';

  @SearchWords('the organisation, or its tax code')
  q?: string;
}
