import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptionalField } from '@xaso/platform';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsObject,
  IsUUID,
  ValidateNested,
} from 'class-validator';
import { CorrectingDto } from '../../enrolments/enrolments.dto.js';

const MOST_QUESTIONS = 100;
const MOST_SHEETS = 200;

export class SetPaperDto {
  @ApiPropertyOptional({
    type: [String],
    description: 'In this order; without it, all questions of the bank',
  })
  @IsOptionalField()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_QUESTIONS)
  @IsUUID('all', { each: true })
  questionIds?: string[];
}

export class ChoiceDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  questionId!: string;

  @ApiProperty({ type: [Number], description: 'Places of the options, from 1; empty for none', example: [2] })
  @IsArray()
  @ArrayMaxSize(10)
  @IsInt({ each: true })
  chosen!: number[];
}

export class SheetDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  enrolmentId!: string;

  @ApiProperty({ type: [ChoiceDto], description: 'What is left out counts as not answered' })
  @IsArray()
  @ArrayMaxSize(MOST_QUESTIONS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => ChoiceDto)
  choices!: ChoiceDto[];
}

export class TakeAnswersDto extends CorrectingDto {
  @ApiProperty({ type: [SheetDto], description: 'All or none' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_SHEETS)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => SheetDto)
  answers!: SheetDto[];
}
