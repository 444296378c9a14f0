import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageLimit } from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { CutDto } from '../figures/figures.dto.js';
import { SNAPSHOT_KINDS, type SnapshotKind } from './snapshot.js';
import { type Format, FORMATS } from './snapshots.service.js';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

export class SignerDto {
  @ApiPropertyOptional({ example: 'TM. ỦY BAN NHÂN DÂN', description: 'For which body, where it is one' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  authority?: string;

  @ApiProperty({ example: 'GIÁM ĐỐC', description: 'The office, not a person' })
  @IsString()
  @Length(1, 200)
  title!: string;
}

export class MakeReportDto extends CutDto {
  @ApiProperty({
    enum: SNAPSHOT_KINDS,
    description: 'The report of a programme, or the comparison of its communes',
  })
  @IsIn(SNAPSHOT_KINDS)
  kind!: SnapshotKind;

  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(CODE)
  programme!: string;

  @ApiProperty({ description: 'What the programme is called' })
  @IsString()
  @Length(1, 500)
  name!: string;

  @ApiPropertyOptional({ example: 'UBND TỈNH NGHỆ AN', description: 'Cơ quan chủ quản' })
  @IsOptional()
  @IsString()
  @Length(1, 200)
  agencyAbove?: string;

  @ApiProperty({ example: 'SỞ THÔNG TIN VÀ TRUYỀN THÔNG', description: 'Cơ quan ban hành' })
  @IsString()
  @Length(1, 200)
  issuer!: string;

  @ApiProperty({ example: 'BC-STTTT', description: 'What follows the number of the paper' })
  @IsString()
  @Length(1, 50)
  symbol!: string;

  @ApiProperty({ example: 'Nghệ An' })
  @IsString()
  @Length(1, 100)
  place!: string;

  @ApiProperty({ type: [String], description: 'Nơi nhận' })
  @IsArray()
  @ArrayMaxSize(30)
  @IsString({ each: true })
  @Length(1, 200, { each: true })
  recipients!: string[];

  @ApiProperty({ type: SignerDto })
  @ValidateNested()
  @Type(() => SignerDto)
  signer!: SignerDto;
}

export class ApproveReportDto {
  @ApiPropertyOptional({ example: '12', description: 'Number of the paper' })
  @IsOptional()
  @IsString()
  @Length(1, 50)
  number?: string;

  @ApiProperty({ format: 'date', example: '2022-12-22' })
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  issuedOn!: string;
}

export class ReportListDto {
  @ApiPropertyOptional({ example: 'nghe-an-2022' })
  @IsOptional()
  @Matches(CODE)
  programme?: string;

  @ApiPropertyOptional({ description: 'Id of the last one of the page before; newest come first' })
  @IsOptional()
  @IsUUID()
  before?: string;

  @PageLimit(500)
  limit?: number;
}

export class FileDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;

  @ApiProperty({ enum: FORMATS })
  @IsIn(FORMATS)
  format!: Format;
}
