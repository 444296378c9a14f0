/** The part of JSON Schema 2020-12 that contracts use, as plain data: released schemas are read back from files. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly additionalProperties?: boolean | JsonSchema;
}

/** Calls `visit` for the schema and each schema inside it, with its path (`targets[].target`). */
export function walkSchema(schema: JsonSchema, visit: (schema: JsonSchema, path: string) => void, path = ''): void {
  visit(schema, path);
  for (const [name, child] of Object.entries(schema.properties ?? {})) walkSchema(child, visit, path ? `${path}.${name}` : name);
  if (schema.items) walkSchema(schema.items, visit, `${path}[]`);
  for (const keyword of ['anyOf', 'oneOf', 'allOf'] as const) {
    for (const child of (schema[keyword] as readonly JsonSchema[] | undefined) ?? []) walkSchema(child, visit, path);
  }
}

/** The reader's view: unknown fields are let through, so that a producer may add optional ones. */
export function openSchema(schema: JsonSchema): JsonSchema {
  const { additionalProperties, ...rest } = schema;
  return {
    ...rest,
    ...(additionalProperties !== undefined && additionalProperties !== false ? { additionalProperties } : {}),
    ...(schema.properties
      ? { properties: Object.fromEntries(Object.entries(schema.properties).map(([name, child]) => [name, openSchema(child)])) }
      : {}),
    ...(schema.items ? { items: openSchema(schema.items) } : {}),
  };
}
