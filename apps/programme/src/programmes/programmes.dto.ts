import { ApiProperty, ApiPropertyOptional, PartialType, PickType } from '@nestjs/swagger';
import { type Pillar, PILLARS } from '@xaso/kernel';
import { IsOptionalField } from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';

/** A code of a programme or an indicator. */
export const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export class WorkPackageDto {
  @ApiProperty({ minimum: 1 })
  @IsInt()
  no!: number;

  @ApiProperty()
  @IsString()
  @Length(1, 500)
  title!: string;
}

export class DefineProgrammeDto {
  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(CODE)
  code!: string;

  @ApiProperty()
  @IsString()
  @Length(1, 500)
  name!: string;

  @ApiProperty({ example: 'đề tài khoa học' })
  @IsString()
  @Length(1, 200)
  kind!: string;

  @ApiPropertyOptional({ minimum: 1 })
  @IsOptionalField()
  @IsInt()
  months?: number;

  @ApiPropertyOptional({ description: 'The office that leads it, not a person' })
  @IsOptionalField()
  @IsString()
  @Length(1, 200)
  lead?: string;

  @ApiProperty({ description: 'The organisation that runs it' })
  @IsString()
  @Length(1, 200)
  host!: string;

  @ApiProperty({ type: [String] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  approvers!: string[];

  @ApiProperty({ type: [WorkPackageDto] })
  @IsArray()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => WorkPackageDto)
  workPackages!: WorkPackageDto[];

  @ApiProperty({ enum: PILLARS, isArray: true })
  @IsArray()
  @IsIn(PILLARS, { each: true })
  models!: Pillar[];

  @ApiPropertyOptional({ type: [String], description: 'Indicators measured before and after each pilot' })
  @IsOptionalField()
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(CODE, { each: true })
  measures?: string[];

  @ApiPropertyOptional({ description: 'Demonstration data: marked in every fact and figure' })
  @IsOptionalField()
  @IsBoolean()
  synthetic?: boolean;
}

const CORRECTABLE = [
  'name',
  'kind',
  'months',
  'lead',
  'host',
  'approvers',
  'workPackages',
  'models',
  'measures',
] as const;

export class CorrectProgrammeDto extends PartialType(PickType(DefineProgrammeDto, CORRECTABLE), {
  skipNullProperties: false,
}) {
  @ApiProperty({ description: 'Why; it goes into the audit log' })
  @IsString()
  @Length(3, 1_000)
  reason!: string;
}
