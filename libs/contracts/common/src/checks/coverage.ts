import { commonFields } from '../common-fields.js';
import type { EventContract } from '../event-contract.js';
import type { JsonSchema } from '../json-schema.js';
import type { GoldenSample } from './golden-samples.js';

type Values = readonly unknown[];

/**
 * What the samples of a fact do not show: each optional field is given in one and left out in another, and each value of
 * a list that is the fact's own occurs. Consumers are run through the samples, so what is missing here is untested there.
 */
export function coverageFaults(contract: EventContract, samples: readonly GoldenSample[]): string[] {
  if (samples.length === 0) return ['it has no sample'];
  const values = samples.map((sample) => sample.value);
  return [
    ...optionalFaults(contract.schema, values),
    ...listFaults(contract.schema, values, (field) => !Object.hasOwn(commonFields, field)),
  ];
}

/** The lists of the common fields are shown by all samples of a package together: few facts come in by every way. */
export function commonCoverageFaults(
  events: readonly EventContract[],
  samples: readonly GoldenSample[],
): string[] {
  const schema = events[0]?.schema;
  if (!schema) return [];
  return listFaults(
    schema,
    samples.map((sample) => sample.value),
    (field) => Object.hasOwn(commonFields, field),
  );
}

function optionalFaults(schema: JsonSchema, values: Values, path = ''): string[] {
  return fields(schema, values, path).flatMap(({ at, child, given, required, leftOut }) => {
    const found = optionalFaults(child, given, at);
    if (required) return found;
    if (given.length === 0) return [`${at}: no sample gives it`, ...found];
    return leftOut ? found : [`${at}: it is optional, but no sample leaves it out`, ...found];
  });
}

function listFaults(
  schema: JsonSchema,
  values: Values,
  wanted: (field: string) => boolean,
  path = '',
): string[] {
  return fields(schema, values, path).flatMap(({ name, at, child, given }) => {
    if (path === '' && !wanted(name)) return [];
    const leaf = child.items ?? child;
    const list: Values =
      (leaf['enum'] as Values | undefined) ?? (leaf.type === 'boolean' ? [false, true] : []);
    const missing = list.filter((value) => !given.flat().includes(value));
    return [
      ...missing.map((value) => `${at}: no sample says ${JSON.stringify(value)}`),
      ...listFaults(child, given, wanted, at),
    ];
  });
}

/** The fields of an object, or of the objects of a list, with the values that the samples give each. */
function fields(schema: JsonSchema, values: Values, path: string) {
  const object = schema.items ?? schema;
  const objects = (schema.items ? values.flat() : values) as readonly Readonly<Record<string, unknown>>[];
  return Object.entries(object.properties ?? {}).map(([name, child]) => {
    const having = objects.filter((value) => Object.hasOwn(value, name));
    return {
      name,
      child,
      at: [path && path + (schema.items ? '[]' : ''), name].filter(Boolean).join('.'),
      given: having.map((value) => value[name]),
      required: object.required?.includes(name) ?? false,
      leftOut: having.length < objects.length,
    };
  });
}
