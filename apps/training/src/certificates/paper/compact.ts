/** What the QR code of a certificate says by itself. */
export interface Compact {
  readonly certificateId: string;
  /** Code of the curriculum, e.g. `C1`. */
  readonly curriculum: string;
  /** The day it was issued, in Vietnam: `2022-06-30`. */
  readonly day: string;
  readonly keyId: string;
  readonly synthetic: boolean;
}

/** A payload that was taken apart; nothing in it is to be believed before its signature is checked. */
export interface OpenedCompact extends Compact {
  /** What the signature is over. */
  readonly signed: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Version 1, bytes: 1 version, 1 flags (1: demonstration data), 16 certificate, 2 days since 2020-01-01, 1 + n curriculum,
 * 1 + n key, 64 Ed25519 signature of all before it behind `DOMAIN`. No name: whoever holds the paper reads it there, and
 * an address is written into many logs.
 */
const VERSION = 1;
const SYNTHETIC_FLAG = 1;
const SIGNATURE_BYTES = 64;
const EPOCH = Date.UTC(2020, 0, 1);
const DAY_MS = 86_400_000;
const LONGEST = 16;

/** Keeps a signature of a QR code from being taken for one of anything else that the key signs. */
const DOMAIN = Buffer.from('xaso-certificate-qr-1\0', 'latin1');

/** Longest address in a QR code, in bytes. */
export const LONGEST_ADDRESS = 400;

/** What is to be signed. @throws RangeError for what does not fit */
export function compactBody({ certificateId, curriculum, day, keyId, synthetic }: Compact): Uint8Array {
  const days = (Date.parse(`${day}T00:00:00Z`) - EPOCH) / DAY_MS;
  if (!Number.isInteger(days) || days < 0 || days > 0xffff)
    throw new RangeError(`no day for a QR code: ${day}`);
  return Buffer.concat([
    Buffer.from([VERSION, synthetic ? SYNTHETIC_FLAG : 0]),
    Buffer.from(certificateId.replaceAll('-', ''), 'hex'),
    Buffer.from([days >> 8, days & 0xff]),
    short(curriculum),
    short(keyId),
  ]);
}

/** The bytes that are signed for a body. */
export const signedBytes = (body: Uint8Array): Uint8Array => Buffer.concat([DOMAIN, body]);

/** The payload as it stands in an address. */
export const compactPayload = (body: Uint8Array, signature: Uint8Array): string =>
  Buffer.concat([body, signature]).toString('base64url');

/** What is in the QR code. @throws RangeError when the public address is too long for it */
export function verifyAddress(address: string, payload: string): string {
  const whole = `${address}/verify/${payload}`;
  if (Buffer.byteLength(whole) > LONGEST_ADDRESS)
    throw new RangeError(`the address in a QR code has ${Buffer.byteLength(whole)} bytes`);
  return whole;
}

/** Takes a payload apart; null when it is none. Only one spelling of a payload is one. */
export function openCompact(payload: string): OpenedCompact | null {
  const bytes = Buffer.from(payload, 'base64url');
  if (bytes.toString('base64url') !== payload) return null;
  const body = bytes.subarray(0, -SIGNATURE_BYTES);
  const [version, flags = 0] = body;
  if (version !== VERSION || flags > SYNTHETIC_FLAG || body.length < 22) return null;
  const [curriculum, afterCode] = readShort(body, 20);
  const [keyId, end] = readShort(body, afterCode);
  if (curriculum === '' || keyId === '' || end !== body.length) return null;
  return {
    certificateId: uuidOf(body.subarray(2, 18).toString('hex')),
    curriculum,
    day: new Date(EPOCH + body.readUInt16BE(18) * DAY_MS).toISOString().slice(0, 10),
    keyId,
    synthetic: flags === SYNTHETIC_FLAG,
    signed: signedBytes(body),
    signature: bytes.subarray(-SIGNATURE_BYTES),
  };
}

function short(text: string): Uint8Array {
  const bytes = Buffer.from(text, 'latin1');
  if (!PRINTABLE.test(text)) throw new RangeError(`cannot stand in a QR code: ${text}`);
  return Buffer.concat([Buffer.from([bytes.length]), bytes]);
}

const PRINTABLE = new RegExp(`^[\\x21-\\x7e]{1,${LONGEST}}$`);

function readShort(bytes: Buffer, at: number): readonly [text: string, end: number] {
  const end = at + 1 + (bytes[at] ?? 0);
  const text = bytes.toString('latin1', at + 1, end);
  return end <= bytes.length && PRINTABLE.test(text) ? [text, end] : ['', end];
}

const uuidOf = (hex: string): string => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
