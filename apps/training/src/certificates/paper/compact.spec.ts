import { beforeAll, describe, expect, test } from '@jest/globals';
import type { IssuerKeys } from '../credential/issuer-keys.service.js';
import { ADDRESS, sampleKeys } from '../credential/issuer.fixture.js';
import {
  type Compact,
  compactBody,
  compactPayload,
  LONGEST_ADDRESS,
  openCompact,
  signedBytes,
  verifyAddress,
} from './compact.js';

const compact: Compact = {
  certificateId: '0190a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b',
  curriculum: 'C2',
  day: '2022-06-30',
  keyId: 'k1',
  synthetic: false,
};

let keys: IssuerKeys;
let payload: string;

beforeAll(async () => {
  keys = await sampleKeys();
  payload = await signed(compact);
});

async function signed(what: Compact): Promise<string> {
  const body = compactBody(what);
  const signature = await keys.current?.signer.sign({ data: signedBytes(body) });
  return compactPayload(body, signature ?? new Uint8Array(64));
}

/** What somebody without a network, but with the issuer's public keys, finds out. */
async function genuine(text: string): Promise<boolean> {
  const opened = openCompact(text);
  return opened !== null && keys.verify(opened.keyId, opened.signed, opened.signature);
}

describe('the payload of a QR code', () => {
  test('says what was put into it, and is signed', async () => {
    expect(openCompact(payload)).toMatchObject(compact);
    expect(await genuine(payload)).toBe(true);
    const marked = { ...compact, synthetic: true, curriculum: 'C'.repeat(16), day: '2199-06-06' };
    expect(openCompact(await signed(marked))).toMatchObject(marked);
  });

  test('fits into 400 bytes with the longest of everything, and says when an address is too long', async () => {
    const longest = await signed({ ...compact, curriculum: 'C'.repeat(16), keyId: 'k'.repeat(16) });
    const address = `https://${'tap-huan.'.repeat(12)}example/api/training`;
    expect(Buffer.byteLength(verifyAddress(address, longest))).toBeLessThanOrEqual(LONGEST_ADDRESS);
    expect(Buffer.byteLength(verifyAddress(ADDRESS, payload))).toBeLessThanOrEqual(200);
    expect(() => verifyAddress(`${address}/${'x'.repeat(300)}`, longest)).toThrow(RangeError);
  });

  test('with any bit changed is not genuine, or no payload', async () => {
    const bytes = Buffer.from(payload, 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect({ bit, genuine: await genuine(changed.toString('base64url')) }).toEqual({ bit, genuine: false });
    }
  });

  test.each([
    ['nothing', ''],
    ['cut short', (whole: string) => whole.slice(0, -4)],
    ['with something behind it', (whole: string) => `${whole}AAAA`],
    ['in another alphabet', (whole: string) => `${whole}==`],
    ['with a blank', (whole: string) => ` ${whole}`],
    ['of letters that mean nothing', 'A'.repeat(128)],
  ])('is none when it is %s', async (_what, spelled) => {
    const text = typeof spelled === 'string' ? spelled : spelled(payload);
    expect(openCompact(text) === null || !(await genuine(text))).toBe(true);
  });

  test('is not made of what does not fit', () => {
    expect(() => compactBody({ ...compact, day: '2019-12-31' })).toThrow(RangeError);
    expect(() => compactBody({ ...compact, curriculum: 'Khóa số một' })).toThrow(RangeError);
    expect(() => compactBody({ ...compact, keyId: '' })).toThrow(RangeError);
  });

  test('is not signed as anything else that the key signs', async () => {
    const opened = openCompact(payload);
    const body = compactBody(compact);
    expect(opened && (await keys.verify('k1', body, opened.signature))).toBe(false);
    expect(opened && (await keys.verify('k2', opened.signed, opened.signature))).toBe(false);
  });
});
