import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';

const SCRIPT = fileURLToPath(new URL('../bootstrap/install.mjs', import.meta.url));
const template = mkdtempSync(join(tmpdir(), 'xaso-install-'));
let root: string;

const put = (file: string, content: object | string): void =>
  writeFileSync(join(root, file), typeof content === 'string' ? content : JSON.stringify(content));

/** npm without a network: the only dependency is a folder, as the pinned Node. */
const npm = (...args: string[]): number | null =>
  spawnSync('npm', [...args, '--offline'], { cwd: root }).status;
const install = (): { status: number | null; said: string } => {
  const { npm_execpath: _npm, ...env } = process.env;
  const { status, stderr } = spawnSync(process.execPath, [SCRIPT, root], { encoding: 'utf8', env });
  return { status, said: stderr };
};

beforeAll(() => {
  root = template;
  for (const name of ['pinned', 'other']) mkdirSync(join(root, name, 'bin'), { recursive: true });
  put('pinned/package.json', { name: 'node', version: '24.0.0' });
  put('pinned/bin/node', '');
  put('other/package.json', { name: 'other', version: '1.0.0' });
  put('package.json', { name: 'checkout', dependencies: { node: 'file:./pinned' } });
  expect(npm('install', '--package-lock-only')).toBe(0);
});
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'xaso-install-'));
  cpSync(template, root, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));
afterAll(() => rmSync(template, { recursive: true }));

describe('the install before npm start and npm test', () => {
  test('installs a fresh clone once, and then does nothing', () => {
    const first = install();
    expect(first).toEqual({ status: 0, said: expect.stringContaining('Dependencies installed in') });
    expect(install()).toEqual({ status: 0, said: '' });
  });

  test('does not repeat what npm install did by hand', () => {
    expect(npm('install')).toBe(0);
    expect(install()).toEqual({ status: 0, said: '' });
  });

  test('installs again when package-lock.json asks for something else', () => {
    install();
    put('package.json', { name: 'checkout', dependencies: { node: 'file:./pinned', other: 'file:./other' } });
    expect(npm('install', '--package-lock-only')).toBe(0);
    expect(install().said).toContain('Dependencies installed in');
  });

  test('leaves an install alone that fits although package-lock.json was written anew', () => {
    install();
    put('package-lock.json', `${readFileSync(join(root, 'package-lock.json'), 'utf8')}\n`);
    expect(install()).toEqual({ status: 0, said: '' });
  });

  test('says so when npm refuses', () => {
    put('package.json', { name: 'checkout', dependencies: { node: 'file:./pinned', absent: '1.0.0' } });
    const { status, said } = install();
    expect(status).toBe(1);
    expect(said).toContain('npm ci failed; the lines above say why. Nothing else was started.');
  });

  test('names the pinned Node when its own install script did not run', () => {
    rmSync(join(root, 'pinned', 'bin', 'node'));
    const { status, said } = install();
    expect(status).toBe(1);
    expect(said).toContain('The pinned Node 24 is missing');
  });
});
