import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { Partitioners } from 'kafkajs';

const inside = createRequire(createRequire(import.meta.url).resolve('kafkajs'));

interface RecordParts {
  readonly offsetDelta?: number;
  readonly timestampDelta?: number;
  readonly key: Buffer | string | null;
  readonly value: Buffer | string | null;
  readonly headers?: Readonly<Record<string, Buffer | string | (Buffer | string)[]>>;
}
interface Reading {
  readVarInt(): number;
}
const encode = inside('./src/protocol/recordBatch/record/v0') as (parts: RecordParts) => { buffer: Buffer };
const decode = inside('./src/protocol/recordBatch/record/v0/decoder') as (
  from: Reading,
  batch: object,
) => object;
const crc32c = inside('./src/protocol/recordBatch/crc32C') as (bytes: Buffer) => number;
const Decoder = inside('./src/protocol/decoder') as new (buffer: Buffer) => Reading;

/** The record as a batch with this first offset would hold it. */
function reread(parts: RecordParts, firstOffset = '0'): object {
  const reading = new Decoder(encode(parts).buffer);
  reading.readVarInt();
  return decode(reading, { firstOffset, firstTimestamp: '1700000000000' });
}

describe('the patched kafkajs', () => {
  // From the tests of Kafka's own client (UtilsTest, murmur2): keys must go where every other client puts them.
  test.each([
    ['21', -973932308],
    ['foobar', -790332482],
    ['a-little-bit-long-string', -985981536],
    ['a-little-bit-longer-string', -1486304829],
    ['lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8', -58897971],
    ['abc', 479470107],
  ])('puts the key %s where every client of Kafka puts it', (key, hash) => {
    const partitionMetadata = Array.from({ length: 1_000_003 }, (_, partitionId) => ({
      partitionId,
      leader: 1,
    }));
    const choose = Partitioners.DefaultPartitioner();
    const message = { key, value: '' };
    const chosen = choose({ topic: 't', partitionMetadata: partitionMetadata as never, message });
    expect(chosen).toBe((hash & 0x7fffffff) % 1_000_003);
  });

  test('encodes a record as the protocol lays it down', () => {
    const { buffer } = encode({ offsetDelta: 70, key: 'k', value: Buffer.from('vv'), headers: { h: 'é' } });
    // Length 15, no attributes, timestamp 0, offset 70; key, value and the header, each behind its zigzag length.
    expect(buffer.toString('hex')).toBe(
      '1e' + '00' + '00' + '8c01' + '026b' + '047676' + '02' + '0268' + '04c3a9',
    );
  });

  // The check value of CRC-32C (RFC 3720, appendix B.4, has the others).
  test.each([
    ['123456789', Buffer.from('123456789'), 0xe3069283],
    ['32 zeros', Buffer.alloc(32), 0x8a9136aa],
    ['32 times ff', Buffer.alloc(32, 0xff), 0x62a8ab43],
    ['0 to 31', Buffer.from(Array.from({ length: 32 }, (_, n) => n)), 0x46dd794e],
  ])('sums %s as everybody does', (_what, bytes, sum) => {
    expect(crc32c(bytes)).toBe(sum);
  });

  test('reads back what it wrote: missing values, repeated and oddly named headers, long offsets', () => {
    const headers = { a: 'x', twice: ['1', Buffer.from('2')], constructor: 'own' };
    expect(
      reread(
        { offsetDelta: 3, timestampDelta: 86_400_000, key: null, value: null, headers },
        '9007199254740990',
      ),
    ).toEqual(
      expect.objectContaining({
        offset: '9007199254740993',
        timestamp: '1700086400000',
        key: null,
        value: null,
        headers: {
          a: Buffer.from('x'),
          twice: [Buffer.from('1'), Buffer.from('2')],
          constructor: Buffer.from('own'),
        },
      }),
    );
    const value = Buffer.alloc(70_000, 1);
    expect(reread({ key: '', value }, '5')).toEqual(
      expect.objectContaining({ offset: '5', key: Buffer.alloc(0), value, headers: {} }),
    );
  });
});
