import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { runCommand } from './commands.js';

let folder: string;
let handed: string;
let said: string;
const never = new AbortController().signal;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'operations-'));
  handed = await mkdtemp(join(tmpdir(), 'operations-public-'));
  said = '';
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      said += String(text);
      return true;
    });
});

afterEach(async () => {
  jest.restoreAllMocks();
  for (const made of [folder, handed]) await rm(made, { recursive: true });
});

const run = (args: string[], environment: Record<string, string> = {}) =>
  runCommand(args, environment, never);

const AUTH_ISSUER = 'http://127.0.0.1:8080/id';

describe('a command of operations', () => {
  test.each([[[]], [['lod']]])('%j is none: the known ones are told', async (args) => {
    expect(await run(args)).toBe(2);
    expect(said).toContain('topics       makes the topics');
  });

  test('names every variable it lacks, in one line', async () => {
    expect(await run(['load'], { SERVICES: '', OTHER: 'x' })).toBe(1);
    expect(said).toBe('operations load: set SERVICES and KEYS_FOLDER\n');
  });

  test('token without a role says so', async () => {
    expect(await run(['token'], { KEYS_FOLDER: folder })).toBe(1);
    expect(said).toBe('operations token: token needs a role\n');
  });

  test('a service that SERVICES does not name is told before anything is sent', async () => {
    expect(await run(['keys'], { KEYS_FOLDER: folder, JWKS_FOLDER: handed, AUTH_ISSUER })).toBe(0);
    const given = { KEYS_FOLDER: folder, SERVICES: 'indicators=http://127.0.0.1:1' };
    expect(await run(['load'], given)).toBe(1);
    expect(said).toContain('operations load: SERVICES says nothing of programme\n');
  });
});

describe('keys', () => {
  test('are made once; the public half alone is handed out', async () => {
    const given = { KEYS_FOLDER: folder, JWKS_FOLDER: handed, AUTH_ISSUER };
    expect(await run(['keys'], given)).toBe(0);
    const first = await readFile(join(handed, 'jwks.json'), 'utf8');
    expect(await run(['keys'], given)).toBe(0);
    expect(await readFile(join(handed, 'jwks.json'), 'utf8')).toBe(first);
    expect(await run(['keys', 'rotate'], given)).toBe(0);
    expect(
      (JSON.parse(await readFile(join(handed, 'jwks.json'), 'utf8')) as { keys: unknown[] }).keys,
    ).toHaveLength(2);
    expect(await run(['keys', 'turn'], given)).toBe(1);
    const { keys } = JSON.parse(first) as { keys: Record<string, unknown>[] };
    expect(keys).toEqual([expect.not.objectContaining({ d: expect.anything() })]);
    expect((await stat(join(folder, 'private.jwk.json'))).mode & 0o777).toBe(0o600);
  });

  test('sign tokens for a role and its communes', async () => {
    await run(['keys'], { KEYS_FOLDER: folder, JWKS_FOLDER: handed, AUTH_ISSUER });
    said = '';
    expect(await run(['token', 'commune-officer', '17335@from-2025-07-01'], { KEYS_FOLDER: folder })).toBe(0);
    const [, claims = ''] = said.split('.');
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      role: 'commune-officer',
      communes: ['17335@from-2025-07-01'],
      aud: 'xaso',
    });
  });
});
