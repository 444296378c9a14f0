import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { PUBLIC_OPERATION } from '../auth/decorators.js';
import type { ServiceDefinition } from '../service/service-definition.js';
import { addResponses } from './responses.js';

const PROBLEM_SCHEMA = {
  type: 'object' as const,
  description: 'RFC 9457; the `code` is stable and is what programs react to.',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'correlationId'],
  properties: {
    type: { type: 'string' as const, format: 'uri', example: 'https://xaso.vn/problems/validation-failed' },
    title: { type: 'string' as const },
    status: { type: 'integer' as const },
    detail: { type: 'string' as const },
    instance: { type: 'string' as const },
    code: { type: 'string' as const, example: 'validation-failed' },
    correlationId: { type: 'string' as const },
    errors: {
      type: 'array' as const,
      items: {
        type: 'object' as const,
        required: ['field', 'code', 'detail'],
        properties: {
          field: { type: 'string' as const, example: 'quotas.0.target' },
          code: { type: 'string' as const, example: 'is-int' },
          detail: { type: 'string' as const },
        },
      },
    },
  },
};

/** OpenAPI 3.1 of every route: operations are called `<controller>.<method>`, refusals are problems. */
export function openApiDocument(
  app: INestApplication,
  service: Pick<ServiceDefinition, 'name' | 'version' | 'responses'>,
): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Xã Số – ${service.name}`)
    .setVersion(service.version)
    .setLicense('MIT', 'https://opensource.org/license/mit')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'JWT' }, 'bearer')
    .addSecurityRequirements('bearer')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) =>
      `${lowerFirst(controller.replace(/Controller$/, ''))}.${method}`,
  });
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: PROBLEM_SCHEMA },
  };
  if (service.responses) addResponses(document, service.responses);
  for (const path of Object.values(document.paths)) {
    for (const operation of [path.get, path.put, path.post, path.delete, path.patch, path.head]) {
      if (!operation) continue;
      operation.responses.default ??= PROBLEM_RESPONSE;
      if (Reflect.get(operation, PUBLIC_OPERATION)) operation.security = [];
      Reflect.deleteProperty(operation, PUBLIC_OPERATION);
    }
  }
  return document;
}

const PROBLEM_RESPONSE = {
  description: 'Refused, or failed',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
