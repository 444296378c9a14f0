import { describe, expect, test } from '@jest/globals';
import { newLock, openLock, relock, seal, unseal } from './vault.js';

const web = globalThis.crypto;
/** Few rounds: what is tested here does not depend on their number. */
const ROUNDS = 1_000;

const bytesAsText = (bytes: Uint8Array) => [...bytes].map((byte) => String.fromCharCode(byte)).join('');

describe('a PIN', () => {
  test('opens what was sealed behind it, another one does not', async () => {
    const { lock, key } = await newLock(web, '246810', ROUNDS);
    const sealed = await seal(web, key, 'item-1', { answers: { name: 'Đào' } });
    const opened = await openLock(web, lock, '246810');
    if (!opened) throw new Error('the right PIN was refused');
    expect(await unseal(web, opened, 'item-1', sealed)).toEqual({ answers: { name: 'Đào' } });
    expect(await openLock(web, lock, '246811')).toBeUndefined();
  });

  test('leaves nothing readable behind: neither itself nor the data', async () => {
    const { lock, key } = await newLock(web, '246810', ROUNDS);
    const sealed = await seal(web, key, 'item-1', 'Thôn Mẫu');
    const kept = [lock.salt, lock.key.iv, lock.key.bytes, sealed.iv, sealed.bytes];
    const text = kept.map(bytesAsText).join('|');
    expect(text).not.toContain('246810');
    expect(text).not.toContain(bytesAsText(new TextEncoder().encode('Thôn Mẫu')));
    await expect(web.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  test('is changed by whoever knows it, and what was sealed before is read with the new one alone', async () => {
    const { lock, key } = await newLock(web, '246810', ROUNDS);
    const sealed = await seal(web, key, 'item-1', 'x');
    expect(await relock(web, lock, '135791', '975313')).toBeUndefined();
    const changed = await relock(web, lock, '246810', '975313');
    if (!changed) throw new Error('the right PIN was refused');
    expect(await openLock(web, changed, '246810')).toBeUndefined();
    const opened = await openLock(web, changed, '975313');
    if (!opened) throw new Error('the new PIN was refused');
    expect(await unseal(web, opened, 'item-1', sealed)).toBe('x');
    expect(changed.salt).not.toEqual(lock.salt);
  });

  test('of two people gives two locks, also when it is the same', async () => {
    const [mine, theirs] = [await newLock(web, '111222', ROUNDS), await newLock(web, '111222', ROUNDS)];
    const sealed = await seal(web, mine.key, 'item-1', 'x');
    await expect(unseal(web, theirs.key, 'item-1', sealed)).rejects.toThrow();
  });
});

test('what was sealed for one place is not read in another, nor after a change of a byte', async () => {
  const { key } = await newLock(web, '246810', ROUNDS);
  const sealed = await seal(web, key, 'item-1', 'x');
  await expect(unseal(web, key, 'item-2', sealed)).rejects.toThrow();
  const bytes = sealed.bytes.slice();
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  await expect(unseal(web, key, 'item-1', { ...sealed, bytes })).rejects.toThrow();
});
