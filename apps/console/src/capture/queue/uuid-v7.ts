/**
 * A UUID of version 7: sorts by the time it was made, and two devices that made one in the same millisecond differ by chance.
 * @param now milliseconds since 1970
 * @param random 10 bytes nobody can guess
 */
export function uuidV7(now: number, random: Uint8Array): string {
  if (random.length < 10) throw new Error('a UUID of version 7 takes 10 random bytes');
  const time = Math.floor(now).toString(16).padStart(12, '0');
  const bytes = [...random.slice(0, 10)];
  bytes[0] = ((bytes[0] ?? 0) & 0x0f) | 0x70;
  bytes[2] = ((bytes[2] ?? 0) & 0x3f) | 0x80;
  const rest = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [time.slice(0, 8), time.slice(8), rest.slice(0, 4), rest.slice(4, 8), rest.slice(8)].join('-');
}
