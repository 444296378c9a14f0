import type { ConsumedRecord } from '../ports.js';
import type { ParkedEvent } from './parking.js';

/** Bytes as an operator can read them. */
export interface ReadableBytes {
  /** How many there are. */
  readonly bytes: number;
  /** As text, when they are UTF-8. */
  readonly text?: string;
  /** In hexadecimal, when they are not. */
  readonly hex?: string;
  /** Only the beginning is shown. */
  readonly cut: boolean;
}

/** A parked event with what came from Kafka. */
export interface ParkedDetail extends ParkedEvent {
  readonly headers: Readonly<Record<string, readonly ReadableBytes[]>>;
  /** Null: the record had no value. */
  readonly payload: ReadableBytes | null;
}

const LONGEST_TEXT = 65_536;
const LONGEST_HEX = 512;

/** Text as it is, anything else as the beginning of a hexadecimal dump. */
export function readable(value: Buffer | string): ReadableBytes {
  const bytes = Buffer.from(value);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return {
      bytes: bytes.length,
      text: text.slice(0, LONGEST_TEXT),
      cut: text.length > LONGEST_TEXT,
    };
  } catch {
    return {
      bytes: bytes.length,
      hex: bytes.subarray(0, LONGEST_HEX).toString('hex'),
      cut: bytes.length > LONGEST_HEX,
    };
  }
}

/** What an operator is shown of a record. */
export function contentOf(record: ConsumedRecord): Pick<ParkedDetail, 'headers' | 'payload'> {
  const headers: Record<string, ReadableBytes[]> = {};
  for (const [name, value] of Object.entries(record.headers))
    if (value !== undefined) headers[name] = [value].flat().map(readable);
  return { headers, payload: record.value === null ? null : readable(record.value) };
}
