import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { provideHttps } from './certificate.js';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xaso-tls-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

test('a certificate is made for the address that phones use, and kept as long as it fits', async () => {
  const first = await provideHttps(folder, '192.168.7.9', {});
  const made = await readFile(first.certificate, 'utf8');
  const certificate = new X509Certificate(made);
  expect(certificate.checkIP('192.168.7.9')).toBe('192.168.7.9');
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect((await stat(first.key)).mode & 0o077).toBe(0);
  await provideHttps(folder, '192.168.7.9', {});
  expect(await readFile(first.certificate, 'utf8')).toBe(made);
  await provideHttps(folder, 'may-chu.xa', {});
  expect(new X509Certificate(await readFile(first.certificate)).checkHost('may-chu.xa')).toBe('may-chu.xa');
});

test('a given certificate is taken, and half of one refused', async () => {
  const given = { TLS_CERT: '/etc/a.crt', TLS_KEY: '/etc/a.key' };
  expect(await provideHttps(folder, 'xaso.vn', given)).toEqual({
    host: 'xaso.vn',
    certificate: '/etc/a.crt',
    key: '/etc/a.key',
  });
  await expect(provideHttps(folder, 'xaso.vn', { TLS_CERT: '/etc/a.crt' })).rejects.toThrow('together');
});
