import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import ts from 'typescript';
import type { ServiceResponses } from '@xaso/platform';
import { responsesOf } from './responses.js';

const DECORATORS = `
declare function Controller(path?: string): ClassDecorator;
declare function Get(path?: string): MethodDecorator;
declare function Post(path?: string): MethodDecorator;
declare function Header(name: string, value: string): MethodDecorator;
declare function ApiOkResponse(options: object): MethodDecorator;
declare class Idempotency { once<T>(work: () => Promise<T>): Promise<T> }
declare class Buffer extends Uint8Array {}
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'xaso-responses-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let file = 0;
function read(source: string): ServiceResponses {
  const path = join(folder, `sample-${(file += 1)}.controller.ts`);
  writeFileSync(path, `${DECORATORS}${source}\nexport {};`);
  const options = { strict: true, target: ts.ScriptTarget.ES2023, experimentalDecorators: true, types: [] };
  return responsesOf(ts.createProgram([path], options), [path]);
}

test('types with a name are shared, optional and absent members are not required, instants are text', () => {
  const { schemas, operations } = read(`
    type State = 'open' | 'closed';
    type UnitId = string & { readonly __brand: 'UnitId' };
    /** A round. */
    interface Round {
      readonly id: string;
      /** Where it stands. */
      readonly state: State;
      readonly opensAt: Date;
      readonly closedAt: Date | null;
      readonly before: State | null;
      readonly note?: string;
      readonly left: number | undefined;
      readonly communes: readonly UnitId[];
      readonly counts: Readonly<Record<string, number>>;
      readonly parts: readonly Round[];
      next(): void;
    }
    @Controller('rounds')
    class RoundsController {
      /** Oldest first. */
      @Get() list(): Promise<readonly Round[]> { throw new Error(); }
      helper(): string { return ''; }
    }`);
  expect(operations).toEqual({
    'rounds.list': {
      description: 'Oldest first.',
      schema: { type: 'array', items: { $ref: '#/components/schemas/Round' } },
    },
  });
  expect(schemas.State).toEqual({ type: 'string', enum: ['closed', 'open'] });
  expect(schemas.Round).toEqual({
    description: 'A round.',
    type: 'object',
    properties: {
      id: { type: 'string' },
      state: { description: 'Where it stands.', $ref: '#/components/schemas/State' },
      opensAt: { type: 'string', format: 'date-time' },
      closedAt: { type: ['string', 'null'], format: 'date-time' },
      before: { anyOf: [{ $ref: '#/components/schemas/State' }, { type: 'null' }] },
      note: { type: 'string' },
      left: { type: 'number' },
      communes: { type: 'array', items: { type: 'string' } },
      counts: { type: 'object', additionalProperties: { type: 'number' } },
      parts: { type: 'array', items: { $ref: '#/components/schemas/Round' } },
    },
    required: ['id', 'state', 'opensAt', 'closedAt', 'before', 'communes', 'counts', 'parts'],
  });
});

test('an inferred type, one behind Idempotency.once and a tagged union are written out', () => {
  const { operations } = read(`
    type Status = { state: 'submitted' } | { state: 'returned'; reason: string };
    @Controller()
    class FormsController {
      constructor(private readonly idempotency: Idempotency) {}
      @Post() submit() { return this.idempotency.once(async () => ({ id: '1', late: true, any: {} as unknown })); }
      @Get() status(): Omit<{ status: Status; secret: string }, 'secret'> { throw new Error(); }
    }`);
  expect(operations['forms.submit']?.schema).toEqual({
    type: 'object',
    properties: { id: { type: 'string' }, late: { type: 'boolean' }, any: {} },
    required: ['id', 'late', 'any'],
  });
  expect(operations['forms.status']?.schema).toMatchObject({
    properties: { status: { $ref: '#/components/schemas/Status' } },
  });
});

test('what is not JSON says what it is, nothing has no schema, and what was told is left alone', () => {
  const { operations } = read(`
    @Controller()
    class FilesController {
      @Get() none(): Promise<void> { throw new Error(); }
      @Get() file(): Promise<Uint8Array> { throw new Error(); }
      @Get() @Header('content-type', 'text/xml; charset=utf-8') xml(): string { return ''; }
      @Get() @ApiOkResponse({}) told(): { a: 1 } { return { a: 1 }; }
    }`);
  expect(operations).toEqual({
    'files.none': {},
    'files.file': { mediaType: 'application/octet-stream', schema: { type: 'string', format: 'binary' } },
    'files.xml': { mediaType: 'text/xml', schema: { type: 'string' } },
  });
});

test('two types of one name are told apart by the controllers that answer with them', () => {
  const { schemas } = read(`
    namespace A { export interface Row { readonly a: string } }
    namespace B { export interface Row { readonly b: string } }
    @Controller() class FirstController { @Get() one(): A.Row { throw new Error(); } }
    @Controller() class SecondController { @Get() one(): B.Row { throw new Error(); } }`);
  expect(Object.keys(schemas)).toEqual(['FirstRow', 'SecondRow']);
});

test('a value that JSON would lose is refused by its place', () => {
  const source = `
    @Controller() class MapsController { @Get() one(): { of: Map<string, string> } { throw new Error(); } }`;
  expect(() => read(source)).toThrow('maps.one.of: a Map cannot be written as JSON');
});
