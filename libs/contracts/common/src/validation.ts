import formats from 'ajv-formats';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import type { EventContract } from './event-contract.js';
import { type JsonSchema, openSchema } from './json-schema.js';

const ajv = new Ajv2020({ allErrors: true, strict: true, strictTypes: false });
(formats as unknown as typeof formats.default)(ajv, ['uuid', 'date-time', 'date']);

const compiled = new WeakMap<object, { produce?: ValidateFunction; read?: ValidateFunction }>();

function faults(validate: ValidateFunction, data: unknown): string[] {
  if (validate(data)) return [];
  return (validate.errors ?? []).map((error: ErrorObject) => {
    const extra = error.params['additionalProperty'] as string | undefined;
    return `${error.instancePath || '/'} ${error.message}${extra ? `: ${extra}` : ''}`;
  });
}

/** Faults of a payload that is about to be written (closed schema); empty when it may be. Compiled once per contract. */
export function producerFaults(contract: EventContract, data: unknown): string[] {
  const entry = compiled.get(contract) ?? {};
  compiled.set(contract, entry);
  entry.produce ??= ajv.compile(contract.schema);
  return faults(entry.produce, data);
}

/** Faults of a payload that was received (open schema): newer optional fields are no fault. */
export function readerFaults(contract: EventContract, data: unknown): string[] {
  const entry = compiled.get(contract) ?? {};
  compiled.set(contract, entry);
  entry.read ??= ajv.compile(openReaderSchema(contract.schema));
  return faults(entry.read, data);
}

/** Faults of any payload against a schema read from a file, such as a released one. */
export function schemaFaults(schema: JsonSchema, data: unknown): string[] {
  const { $id: _id, ...anonymous } = schema;
  return faults(ajv.compile(anonymous), data);
}

function openReaderSchema(schema: JsonSchema): JsonSchema {
  const { $id: _id, ...anonymous } = openSchema(schema);
  return anonymous;
}
