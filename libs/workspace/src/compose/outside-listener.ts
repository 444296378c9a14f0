import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutsideListener } from '@xaso/servers';
import { parse } from 'yaml';
import { ROOT } from '../root.js';

/** Where docker-compose.yml looks for the certificate. */
const CERTIFICATE = '/tls/kafka.pem';
/** What says who is let in and what they may do. */
const RULES = /^KAFKA_(AUTHORIZER_|SUPER_USERS$|LISTENER_NAME_OUTSIDE_)/;
const PROTOCOL = /(?:^|,)OUTSIDE:\$\{KAFKA_OUTSIDE_PROTOCOL:-(\w+)\}(?:,|$)/;

/**
 * The rules of docker-compose.yml for programs outside, for a broker that is started elsewhere.
 * @param port where they come in
 * @param tls the file of a certificate, when it is spoken to by TLS
 */
export function outsideListener(port: number, tls?: string): OutsideListener {
  const { services } = parse(readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8'), { merge: true }) as {
    services: { kafka: { environment: Record<string, string> } };
  };
  const { environment } = services.kafka;
  const [, usual] = PROTOCOL.exec(environment['KAFKA_LISTENER_SECURITY_PROTOCOL_MAP'] ?? '') ?? [];
  if (usual === undefined) throw new Error('docker-compose.yml names no protocol for OUTSIDE');
  const rules = Object.entries(environment)
    .filter(([name]) => RULES.test(name))
    .map(([name, value]) => [propertyOf(name), tls && value === CERTIFICATE ? tls : value] as const);
  return { port, protocol: tls ? 'SASL_SSL' : usual, properties: Object.fromEntries(rules) };
}

/** As the image reads the names of its variables. */
const propertyOf = (variable: string): string =>
  variable
    .slice('KAFKA_'.length)
    .toLowerCase()
    .replaceAll('_', '.')
    .replaceAll('...', '-')
    .replaceAll('..', '_');
