import type { ConsumedRecord } from '../ports.js';

type Headers = ConsumedRecord['headers'];
/** Headers as jsonb keeps them. */
export type EncodedHeaders = Readonly<Record<string, string | readonly string[]>>;

const base64 = (value: Buffer | string) => Buffer.from(value).toString('base64');

/** Kafka headers are bytes: kept in jsonb as base64, so that whatever came is what is redriven. */
export function encodeHeaders(headers: Headers): EncodedHeaders {
  const encoded: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) encoded[name] = Array.isArray(value) ? value.map(base64) : base64(value);
  }
  return encoded;
}

export function decodeHeaders(encoded: EncodedHeaders): Headers {
  const bytes = (value: string) => Buffer.from(value, 'base64');
  return Object.fromEntries(
    Object.entries(encoded).map(([name, value]) => [
      name,
      typeof value === 'string' ? bytes(value) : value.map(bytes),
    ]),
  );
}
