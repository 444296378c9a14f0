import { expect, test } from '@jest/globals';
import { sampleService } from '../spec/sample-service.js';
import { describeService } from './describe-service.js';

test('a service is described without configuration and database, and says what it answers', async () => {
  const answer = { type: 'object', properties: { id: { type: 'string' } } };
  const document = await describeService({
    ...sampleService,
    responses: {
      schemas: { Made: answer },
      operations: {
        'things.create': { description: 'Makes one.', schema: { $ref: '#/components/schemas/Made' } },
      },
    },
  });
  const create = document.paths['/things']?.post;
  expect(create).toMatchObject({ operationId: 'things.create', description: 'Makes one.' });
  expect(create?.responses['201']).toMatchObject({
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Made' } } },
  });
  expect(document.components?.schemas).toMatchObject({ Made: answer, ThingDto: {}, Problem: {} });
});

test('what is taken and what is answered do not share a name by chance', async () => {
  const responses = { schemas: { ThingDto: {} }, operations: {} };
  await expect(describeService({ ...sampleService, responses })).rejects.toThrow('ThingDto');
});
