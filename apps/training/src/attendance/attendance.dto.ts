import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInstant, IsOptionalField } from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsObject,
  IsString,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { CorrectingDto } from '../enrolments/enrolments.dto.js';

/** Most marks in one request. */
export const MOST_MARKS = 1_000;
const instant = { type: 'string', format: 'date-time', example: '2022-07-12T07:40:00+07:00' } as const;

export class MarkDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  enrolmentId!: string;

  @ApiProperty()
  @IsBoolean()
  present!: boolean;
}

export class ListMarkDto extends MarkDto {
  @ApiPropertyOptional({
    type: 'boolean',
    nullable: true,
    description:
      'What stood when it was read, null for nothing: refused (409) where somebody marked otherwise since',
  })
  @ValidateIf((_whole: object, value: unknown) => value !== undefined && value !== null)
  @IsBoolean()
  was?: boolean | null;
}

export class MarkListDto extends CorrectingDto {
  @ApiProperty({ type: [ListMarkDto], description: 'All or none; who is left out stays as marked before' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MARKS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ListMarkDto)
  marks!: ListMarkDto[];
}

export class DeviceMarkDto extends MarkDto {
  @ApiProperty({
    format: 'uuid',
    description: 'Made on the device when the mark was made, and kept for every sending',
  })
  @IsUUID()
  id!: string;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  classId!: string;

  @ApiProperty({ minimum: 1 })
  @IsInt()
  @Min(1)
  @Max(1_000)
  session!: number;

  @ApiProperty({ ...instant, description: 'By the clock of the device' })
  @IsInstant()
  markedAt!: string;
}

export class SyncDto {
  @ApiPropertyOptional({
    ...instant,
    description: 'The time of the device when it sends: tells how wrong its clock is',
  })
  @IsOptionalField()
  @IsInstant()
  sentAt?: string;

  @ApiPropertyOptional({ description: 'Why; required for marks of completed classes' })
  @IsOptionalField()
  @IsString()
  @Length(3, 1_000)
  reason?: string;

  @ApiProperty({ type: [DeviceMarkDto], description: 'Each is judged by itself' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_MARKS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => DeviceMarkDto)
  marks!: DeviceMarkDto[];
}

export class CheckInDto {
  @ApiProperty({ description: 'What the code on the screen of the trainer says' })
  @IsString()
  @Length(1, 200)
  code!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'As on the slip; instead of phone and birth year' })
  @ValidateIf((one: CheckInDto) => one.enrolmentId !== undefined || one.phone === undefined)
  @IsUUID()
  enrolmentId?: string;

  @ApiPropertyOptional({ description: 'With birthYear; instead of enrolmentId' })
  @ValidateIf((one: CheckInDto) => one.enrolmentId === undefined)
  @IsString()
  @Length(1, 30)
  phone?: string;

  @ApiPropertyOptional({ type: 'integer' })
  @ValidateIf((one: CheckInDto) => one.enrolmentId === undefined)
  @IsInt()
  birthYear?: number;
}
