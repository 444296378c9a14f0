import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { EventContract } from './event-contract.js';
import { formats } from './formats.js';
import { type JsonSchema, openSchema } from './json-schema.js';

/** A payload of a megabyte can break its contract in every line; the first faults say enough. */
const FAULTS_TOLD = 20;

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false, formats });

const producers = new WeakMap<JsonSchema, ValidateFunction>();
const readers = new WeakMap<JsonSchema, ValidateFunction>();

/** Faults of a payload that is about to be written (closed schema); empty when it may be. Compiled once per contract. */
export function producerFaults(contract: EventContract, data: unknown): string[] {
  return schemaFaults(contract.schema, data);
}

/** Faults of a payload that was received (open schema): newer optional fields are no fault. */
export function readerFaults(contract: EventContract, data: unknown): string[] {
  return openSchemaFaults(contract.schema, data);
}

/** Faults of a payload against a schema as it stands, such as a released one. */
export function schemaFaults(schema: JsonSchema, data: unknown): string[] {
  return faults(compiled(producers, schema, anonymous), data);
}

/** Faults of a payload against the reader's view of a schema. */
export function openSchemaFaults(schema: JsonSchema, data: unknown): string[] {
  return faults(
    compiled(readers, schema, (closed) => anonymous(openSchema(closed))),
    data,
  );
}

/** Without its name: the current and each released version of a schema share one `$id`. */
function anonymous({ $id: _id, $schema: _dialect, ...rest }: JsonSchema): JsonSchema {
  return rest;
}

function compiled(
  cache: WeakMap<JsonSchema, ValidateFunction>,
  schema: JsonSchema,
  view: (schema: JsonSchema) => JsonSchema,
): ValidateFunction {
  const known = cache.get(schema);
  if (known) return known;
  const fresh = ajv.compile(view(schema));
  cache.set(schema, fresh);
  return fresh;
}

function faults(validate: ValidateFunction, data: unknown): string[] {
  if (validate(data)) return [];
  const errors = validate.errors ?? [];
  const told = errors.slice(0, FAULTS_TOLD).map(describe);
  return errors.length > told.length ? [...told, `and ${errors.length - told.length} more`] : told;
}

function describe({ instancePath, message, params }: ErrorObject): string {
  const extra: unknown = params['additionalProperty'];
  return `${instancePath || '/'} ${message}${typeof extra === 'string' ? `: ${extra}` : ''}`;
}
