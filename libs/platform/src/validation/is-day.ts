import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { isDay } from '@xaso/kernel';
import { ValidateBy } from 'class-validator';

/** A real day of the calendar as `YYYY-MM-DD`. */
export function IsDay(description: string): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: 'string', format: 'date', example: '2022-06-01', description }),
    ValidateBy({
      name: 'isDay',
      validator: {
        validate: (value: unknown) => typeof value === 'string' && isDay(value),
        defaultMessage: () => 'must be a day YYYY-MM-DD',
      },
    }),
  );
}
