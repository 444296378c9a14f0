import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { QUESTION_KINDS, type QuestionInput, type QuestionKind } from './question.js';

export class QuestionDto {
  @ApiProperty({ enum: QUESTION_KINDS, description: 'One right option, or several to be chosen together' })
  @IsIn(QUESTION_KINDS)
  kind!: QuestionKind;

  @ApiProperty({ example: 'Mật khẩu nào an toàn hơn?' })
  @IsString()
  @Length(3, 1_000)
  text!: string;

  @ApiProperty({ type: [String], minItems: 2, maxItems: 10 })
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @Length(1, 500, { each: true })
  options!: string[];

  @ApiProperty({ type: [Number], description: 'Places of the right options, from 1', example: [2] })
  @IsArray()
  @ArrayMaxSize(10)
  @IsInt({ each: true })
  correct!: number[];

  @ApiProperty({ minimum: 1, maximum: 100, description: 'Its weight among the questions of a test' })
  @IsInt()
  @Min(1)
  @Max(100)
  points!: number;
}

export class AddQuestionsDto {
  @ApiProperty({ type: [QuestionDto], description: 'All or none' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @IsObject({ each: true })
  @ValidateNested({ each: true })
  @Type(() => QuestionDto)
  questions!: QuestionDto[];
}

/** As it is stored: in one form of Unicode, without blanks around it. */
export const questionFrom = ({ kind, text, options, correct, points }: QuestionDto): QuestionInput => ({
  kind,
  text: tidy(text),
  options: options.map(tidy),
  correct,
  points,
});

const tidy = (text: string): string => text.normalize('NFC').trim();
