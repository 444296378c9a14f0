import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptionalField } from '@xaso/platform';
import { ArrayMaxSize, IsArray, ValidateBy } from 'class-validator';
import { isEvidenceRef } from './evidence-ref.js';

const ITEM = {
  oneOf: [
    { type: 'string', format: 'uuid' },
    {
      type: 'object',
      properties: { url: { type: 'string', format: 'uri' } },
      required: ['url'],
      additionalProperties: false,
    },
  ],
};

/** At the most 20 ids of stored files or `{ url }` with an http(s) address; may be left out. */
export const AreEvidenceRefs = (): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ type: 'array', maxItems: 20, items: ITEM }),
    IsOptionalField(),
    IsArray(),
    ArrayMaxSize(20),
    ValidateBy(
      {
        name: 'isEvidenceRef',
        validator: {
          validate: isEvidenceRef,
          defaultMessage: () => 'must be ids of stored evidence, or { url } with an http(s) address',
        },
      },
      { each: true },
    ),
  );
