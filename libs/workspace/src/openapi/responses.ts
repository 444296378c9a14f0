import { format, resolveConfig } from 'prettier';
import ts from 'typescript';
import type { ServiceResponses } from '@xaso/platform';
import { type Operation, operationsOf } from './operations.js';
import { SchemaNames } from './schema-names.js';
import { isBinary, TypeSchemas } from './type-schemas.js';

type OperationAnswer = ServiceResponses['operations'][string];

/** What the operations in these files answer, by the types of their methods. */
export function responsesOf(program: ts.Program, files: readonly string[]): ServiceResponses {
  const names = new SchemaNames();
  const schemas = new TypeSchemas(program.getTypeChecker(), names);
  const operations = files
    .flatMap((file) => operationsOf(program, file))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((operation) => [operation.id, answerOf(operation, schemas)] as const);
  return { schemas: names.finish(), operations: Object.fromEntries(operations) };
}

function answerOf(operation: Operation, schemas: TypeSchemas): OperationAnswer {
  const { id, controller, returns, description } = operation;
  const said = description === '' ? {} : { description };
  if (returns.flags & (ts.TypeFlags.Void | ts.TypeFlags.Undefined | ts.TypeFlags.Never)) return said;
  if (isBinary(returns)) {
    const mediaType = operation.mediaType ?? 'application/octet-stream';
    return { ...said, mediaType, schema: { type: 'string', format: 'binary' } };
  }
  const schema = schemas.of(returns, { controller, path: id, within: [] });
  const mediaType =
    operation.mediaType ?? (returns.flags & ts.TypeFlags.StringLike ? 'text/plain' : undefined);
  return { ...said, ...(mediaType === undefined ? {} : { mediaType }), schema };
}

/** The file of a service that holds them. */
export async function responsesFile(path: string, responses: ServiceResponses): Promise<string> {
  const text = `// Written by \`npm run client\` from the types that the controllers return.
import type { ServiceResponses } from '@xaso/platform';

export const RESPONSES: ServiceResponses = ${JSON.stringify(responses, undefined, 2)};
`;
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}
