import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptionalField } from '@xaso/platform';
import { IsString, Length } from 'class-validator';

/** Words that a list is searched for, with or without accents. */
export const SearchWords = (where: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description: `Words of ${where}, with or without accents`, maxLength: 200 }),
    IsOptionalField(),
    IsString(),
    Length(1, 200),
  );
