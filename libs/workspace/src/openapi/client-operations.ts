/** As much of an OpenAPI document as the list of operations takes. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
}

interface OpenApiOperation {
  readonly operationId?: string;
  readonly summary?: string;
  readonly description?: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/**
 * A constant for each operation of a service, which is called to send it. `types` is the text of the generated types: an
 * operation whose answer has none there has no body.
 */
export function operationsFile(service: string, document: OpenApiDocument, types: string): string {
  const known = new Set([...types.matchAll(/^export type (\w+)\b/gm)].map(([, name = '']) => name));
  const operations = Object.entries(document.paths)
    .flatMap(([path, item]) =>
      METHODS.flatMap((method) => {
        const operation = item[method];
        return operation?.operationId === undefined ? [] : [{ ...operation, path, method }];
      }),
    )
    .map(({ operationId = '', path, method, summary, description }) => {
      const type = typeName(operationId);
      const answer = known.has(`${type}Response`) ? `Types.${type}Response` : 'void';
      const words = [summary, description]
        .filter(Boolean)
        .join('. ')
        .replaceAll('*/', '* /')
        .replaceAll(/\s+/g, ' ');
      return `${words === '' ? '' : `/** ${words} */\n`}export const ${lowerFirst(type)} = /* @__PURE__ */ operation<Types.${type}Data, ${answer}>(
  '${service}', '${method.toUpperCase()}', '${path}',
);
`;
    });
  return `// Written by \`npm run client\` from the OpenAPI document of the service.
import { operation } from '../operation.js';
import type * as Types from './types.gen.js';

${operations.join('\n')}`;
}

/** `device-keys.list` is `DeviceKeysList`. */
export function typeName(operationId: string): string {
  return operationId
    .split(/[^A-Za-z0-9]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join('');
}

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
