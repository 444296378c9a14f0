import type { JsonSchema } from '@xaso/contracts-common';

/** A field of a payload as a table shows it. */
export interface FieldRow {
  /** `quotas[].target`. */
  readonly field: string;
  readonly optional: boolean;
  /** What kind of value it holds. */
  readonly is: string;
  readonly meaning: string;
}

/** The fields of an object, those inside them after each, with the path that leads there. */
export function fieldsOf(schema: JsonSchema, path = ''): FieldRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, child]) => {
    const field = path ? `${path}.${name}` : name;
    const description = child['description'];
    const row: FieldRow = {
      field,
      optional: !schema.required?.includes(name),
      is: kindOf(child),
      meaning: typeof description === 'string' ? description : '',
    };
    return [row, ...fieldsOf(child, field), ...(child.items ? fieldsOf(child.items, `${field}[]`) : [])];
  });
}

function kindOf(schema: JsonSchema): string {
  const { enum: values, const: only, format, minimum } = schema;
  if (Array.isArray(values)) return `one of ${values.map((value) => `\`${String(value)}\``).join(', ')}`;
  if (only !== undefined) return `\`${JSON.stringify(only)}\``;
  if (schema.anyOf) return schema.anyOf.map(kindOf).join(' or ');
  if (schema.items) return `list of ${kindOf(schema.items)}`;
  const type = [schema.type ?? 'any'].flat().join(' or ');
  if (typeof format === 'string') return format;
  return typeof minimum === 'number' ? `${type} ≥ ${minimum}` : type;
}
