import type { ConsumedRecord } from '../ports.js';

type Headers = ConsumedRecord['headers'];

/** Kafka headers are bytes: kept in jsonb as base64, so that whatever came is what is redriven. */
export function encodeHeaders(headers: Headers): Record<string, string> {
  const encoded: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    const first = Array.isArray(value) ? value[0] : value;
    if (first !== undefined) encoded[name] = Buffer.from(first).toString('base64');
  }
  return encoded;
}

export function decodeHeaders(encoded: Readonly<Record<string, string>>): Headers {
  return Object.fromEntries(Object.entries(encoded).map(([name, value]) => [name, Buffer.from(value, 'base64')]));
}
