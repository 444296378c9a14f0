/** The part of JSON Schema 2020-12 that contracts use, as plain data: released schemas are read back from files. */
export interface JsonSchema {
  readonly [keyword: string]: unknown;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly additionalProperties?: boolean;
}

/** Calls `visit` for the schema and each schema inside it, with its path (`quotas[].target`). */
export function walkSchema(
  schema: JsonSchema,
  visit: (schema: JsonSchema, path: string) => void,
  path = '',
): void {
  visit(schema, path);
  for (const [name, child] of Object.entries(schema.properties ?? {}))
    walkSchema(child, visit, path ? `${path}.${name}` : name);
  if (schema.items) walkSchema(schema.items, visit, `${path}[]`);
  for (const child of schema.anyOf ?? []) walkSchema(child, visit, path);
}

/** The reader's view: unknown fields are let through at every level, so that a producer may add optional ones. */
export function openSchema(schema: JsonSchema): JsonSchema {
  const { additionalProperties: _closed, properties, items, anyOf, ...rest } = schema;
  return {
    ...rest,
    ...(properties
      ? {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, child]) => [name, openSchema(child)]),
          ),
        }
      : {}),
    ...(items ? { items: openSchema(items) } : {}),
    ...(anyOf ? { anyOf: anyOf.map(openSchema) } : {}),
  };
}
