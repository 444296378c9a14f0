import type { RegisterKind } from '@xaso/contracts-programme';

/** JSON Schema 2020-12 of one field; the title is what a form shows above it. */
export interface FieldSchema {
  readonly type: 'string' | 'integer' | 'boolean' | 'array';
  readonly title: string;
  readonly description?: string;
  readonly format?: 'date';
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
  readonly items?: Omit<FieldSchema, 'title'>;
}

/** JSON Schema 2020-12 of what an entry of one kind says. Closed: an unknown field is a fault. */
export interface KindSchema {
  readonly $schema: 'https://json-schema.org/draft/2020-12/schema';
  readonly $id: string;
  readonly type: 'object';
  readonly title: string;
  readonly description: string;
  readonly properties: Readonly<Record<string, FieldSchema>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
}

/** The most VND that is still an exact number everywhere it goes. */
const MOST_VND = 1_000_000_000_000_000;

export const kindSchema = (
  kind: RegisterKind,
  title: string,
  description: string,
  fields: { readonly required: Record<string, FieldSchema>; readonly optional?: Record<string, FieldSchema> },
): KindSchema => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: `urn:xaso:register:${kind}:v1`,
  type: 'object',
  title,
  description,
  properties: { ...fields.required, ...fields.optional },
  required: Object.keys(fields.required),
  additionalProperties: false,
});

/** One line: a number of a document, a name of an organisation. */
export const line = (title: string, description?: string): FieldSchema => ({
  type: 'string',
  title,
  ...(description ? { description } : {}),
  minLength: 1,
  maxLength: 500,
});

/** Several lines. */
export const prose = (title: string, description?: string): FieldSchema => ({
  ...line(title, description),
  maxLength: 20_000,
});

/** A day in Viet Nam, `2022-06-01`. */
export const day = (title: string): FieldSchema => ({ type: 'string', title, format: 'date' });

/** Whole đồng. */
export const vnd = (title: string): FieldSchema => ({
  type: 'integer',
  title,
  description: 'Số nguyên đồng Việt Nam, từ 0',
  minimum: 0,
  maximum: MOST_VND,
});

export const oneOf = (title: string, values: readonly string[], description: string): FieldSchema => ({
  type: 'string',
  title,
  description,
  enum: values,
});
