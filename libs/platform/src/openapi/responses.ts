import type { OpenAPIObject } from '@nestjs/swagger';

/** A piece of JSON Schema 2020-12. */
type JsonSchema = Readonly<Record<string, unknown>>;

/** What the operations of a service answer when all is well; written by `npm run client`. */
export interface ServiceResponses {
  /** Become `components.schemas`. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** By operation id. Without a schema there is no body; without a media type it is JSON. */
  readonly operations: Readonly<
    Record<
      string,
      { readonly description?: string; readonly mediaType?: string; readonly schema?: JsonSchema }
    >
  >;
}

type SchemaObject = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

/**
 * Adds to each operation what it answers, where nothing was said yet.
 * @throws Error for a schema whose name another one bears
 */
export function addResponses(document: OpenAPIObject, responses: ServiceResponses): void {
  const known = document.components?.schemas ?? {};
  const twice = Object.keys(responses.schemas).find((name) => Object.hasOwn(known, name));
  if (twice !== undefined)
    throw new Error(
      `${twice} is what an operation takes and, otherwise, what one answers: rename one of them`,
    );
  const schemas = responses.schemas as Record<string, SchemaObject>;
  document.components = { ...document.components, schemas: { ...known, ...schemas } };
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.put, path.post, path.delete, path.patch]) {
      const answer = responses.operations[operation?.operationId ?? ''];
      if (!operation || !answer) continue;
      if (answer.description !== undefined) operation.description ??= answer.description;
      for (const [status, response] of Object.entries(operation.responses)) {
        if (!/^2/.test(status) || !response || '$ref' in response) continue;
        if (response.content || !answer.schema) continue;
        response.content = {
          [answer.mediaType ?? 'application/json']: { schema: answer.schema },
        };
      }
    }
  }
}
