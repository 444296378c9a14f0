import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageLimit } from '@xaso/platform';
import { Transform, Type } from 'class-transformer';
import { IsInt, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { IsDay } from '../common/is-day.dto.js';
import { IsOptionalField } from '../common/optional.dto.js';

const Tidy = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.normalize('NFC').trim().replace(/\s+/g, ' ') : value,
  );

export class ImportSetDto {
  @ApiProperty({ description: 'Who issued it' })
  @Tidy()
  @IsString()
  @Length(1, 200)
  issuer!: string;

  @ApiProperty({ example: '1082/QĐ-UBND' })
  @Tidy()
  @IsString()
  @Length(1, 100)
  docNo!: string;

  @ApiProperty({ description: 'What it is called' })
  @Tidy()
  @IsString()
  @Length(1, 500)
  name!: string;

  @ApiProperty({ minimum: 2000, maximum: 2100 })
  @Type(() => Number)
  @IsInt()
  @Min(2000)
  @Max(2100)
  year!: number;

  @IsDay('The first day it holds')
  validFrom!: string;

  @ApiPropertyOptional({ description: 'Why another file of the same decision is replaced' })
  @IsOptionalField()
  @IsString()
  @Length(3, 1_000)
  reason?: string;
}

export class IndicatorSetListDto {
  @ApiPropertyOptional({ minimum: 2000, maximum: 2100 })
  @IsOptionalField()
  @Type(() => Number)
  @IsInt()
  year?: number;

  @ApiPropertyOptional({ format: 'uuid', description: 'Id of the last row of the page before' })
  @IsOptionalField()
  @IsUUID()
  after?: string;

  @PageLimit(1000)
  limit?: number;
}
