import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsDay, IsOptionalField, PageDto } from '@xaso/platform';
import { Transform, Type } from 'class-transformer';
import { IsInt, IsString, Length, Max, Min } from 'class-validator';

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

export class IndicatorSetListDto extends PageDto {
  @ApiPropertyOptional({ minimum: 2000, maximum: 2100 })
  @IsOptionalField()
  @Type(() => Number)
  @IsInt()
  year?: number;
}
