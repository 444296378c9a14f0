/** Certificates in one list: the fewest that Bitstring Status List 1.0 allows, so that a place in it tells of nobody. */
export const LIST_SIZE = 131_072;

/**
 * One bit a certificate, 1 for revoked; bit 0 is the highest of the first byte (Bitstring Status List 1.0, §2.2).
 * @throws RangeError for a place outside the list
 */
export function bitsOf(revoked: Iterable<number>): Uint8Array {
  const bits = new Uint8Array(LIST_SIZE / 8);
  for (const index of revoked) {
    const byte = bits[index >> 3];
    if (!Number.isInteger(index) || byte === undefined)
      throw new RangeError(`no place ${index} in a status list`);
    bits[index >> 3] = byte | (0x80 >> (index & 7));
  }
  return bits;
}
