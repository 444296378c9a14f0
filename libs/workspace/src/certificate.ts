import { X509Certificate } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { hostname, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import type { Https } from './installation.js';

const LASTS_DAYS = 365;
const DAY_MS = 86_400_000;

/** The numbers by which others on the local network reach this machine. */
export function localAddresses(interfaces = networkInterfaces()): string[] {
  return Object.values(interfaces).flatMap((addresses = []) =>
    addresses.filter(({ internal, family }) => !internal && family === 'IPv4').map(({ address }) => address),
  );
}

/**
 * How the public port speaks HTTPS: with the certificate of TLS_CERT and TLS_KEY when both are given, else with one made for
 * this machine and kept in the folder, so that a phone has to trust it once.
 * @param host by which phones reach this machine; default its first address on the local network
 * @throws Error when only one of the two is given
 */
export async function provideHttps(
  folder: string,
  host = localAddresses()[0] ?? 'localhost',
  given: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Https> {
  const { TLS_CERT, TLS_KEY } = given;
  if (TLS_CERT && TLS_KEY) return { host, certificate: TLS_CERT, key: TLS_KEY };
  if (TLS_CERT || TLS_KEY) throw new Error('TLS_CERT and TLS_KEY are given together, or neither.');
  const own = { host, certificate: join(folder, 'tls.crt'), key: join(folder, 'tls.key') };
  if (await stillGood(own.certificate, host)) return own;
  const { cert, private: key } = await make([
    host,
    'localhost',
    '127.0.0.1',
    hostname(),
    ...localAddresses(),
  ]);
  await writeFile(own.certificate, cert);
  await writeFile(own.key, key, { mode: 0o600 });
  return own;
}

async function stillGood(file: string, host: string): Promise<boolean> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text === undefined) return false;
  const certificate = new X509Certificate(text);
  const named = isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host);
  return named !== undefined && Date.parse(certificate.validTo) > Date.now() + DAY_MS;
}

function make(names: readonly string[]) {
  const altNames = [...new Set(names)].map((name) =>
    isIP(name) ? ({ type: 7, ip: name } as const) : ({ type: 2, value: name } as const),
  );
  return generate([{ name: 'commonName', value: 'Xã Số' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notAfterDate: new Date(Date.now() + LASTS_DAYS * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
}
