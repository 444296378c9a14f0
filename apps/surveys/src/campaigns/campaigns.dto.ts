import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PURPOSES, type Purpose } from '@xaso/contracts-surveys';
import type { UnitId } from '@xaso/kernel';
import { IsInstant, IsOptionalField, PageDto } from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export class HamletQuotaDto {
  @ApiProperty({ example: '007', description: 'Number of the hamlet in the list of its commune' })
  @Matches(/^\d{3}$/)
  hamletNo!: string;

  @ApiProperty({ minimum: 1 })
  @IsInt()
  target!: number;
}

export class QuotaDto {
  @ApiProperty({ type: String, example: '17335@before-2025-07-01' })
  @Matches(/^\d{5}@(before-2025-07-01|from-2025-07-01)$/)
  communeUnitId!: UnitId;

  @ApiProperty({ minimum: 1 })
  @IsInt()
  target!: number;

  @ApiPropertyOptional({
    type: [HamletQuotaDto],
    description: 'How many of them are to come from which hamlet; at most as many as of the commune',
  })
  @IsOptionalField()
  @IsArray()
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => HamletQuotaDto)
  hamlets?: HamletQuotaDto[];
}

export class PlanCampaignDto {
  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(CODE)
  programme!: string;

  @ApiProperty({ example: 'CQS' })
  @Matches(CODE)
  formCode!: string;

  @ApiProperty({ example: '2022.1' })
  @IsString()
  @Matches(CODE)
  formVersion!: string;

  @ApiProperty({ enum: PURPOSES })
  @IsIn(PURPOSES)
  purpose!: Purpose;

  @ApiProperty({ type: [QuotaDto] })
  @IsArray()
  @ArrayMaxSize(4_000)
  @ValidateNested({ each: true })
  @Type(() => QuotaDto)
  quotas!: QuotaDto[];

  @ApiProperty({ format: 'date-time' })
  @IsInstant()
  opensAt!: string;

  @ApiProperty({ format: 'date-time', description: 'First instant that is outside the window' })
  @IsInstant()
  closesAt!: string;

  @ApiPropertyOptional({ description: 'Demonstration data: marked in every fact and figure' })
  @IsOptional()
  @IsBoolean()
  synthetic?: boolean;
}

export class CampaignListDto extends PageDto {
  @ApiPropertyOptional({ example: 'nghe-an-2022' })
  @IsOptionalField()
  @IsString()
  @Length(1, 64)
  programme?: string;

  @ApiPropertyOptional({ enum: ['draft', 'open', 'closed'] })
  @IsOptionalField()
  @IsIn(['draft', 'open', 'closed'])
  state?: string;
}
