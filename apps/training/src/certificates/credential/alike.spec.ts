import { describe, expect, test } from '@jest/globals';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { canonizeAlike } from './alike.js';
import { type Badge, badgeOf } from './credential.js';
import { documentsOf } from './documents.js';
import { sampleAward, sampleKeys } from './issuer.fixture.js';

const { issuer } = await sampleKeys();
const documentLoader = documentsOf(issuer);
const atLength = (badge: Badge): Promise<string> => cryptosuite.canonize(badge, { documentLoader });
const badges = [
  'Nguyễn Văn Mẫu',
  'Người "Mẫu" \\ dấu\nxuống dòng\t',
  'model holder',
  'urn:model:credential',
  '😀 𝒵 \u0000\u007f',
].map((holder, index) =>
  badgeOf(sampleAward({ holder, id: crypto.randomUUID(), status: { list: 1, index } }), issuer),
);

describe('what many credentials have in common', () => {
  test('is worked out once, and each comes out as at length', async () => {
    let asked = 0;
    const quick = canonizeAlike((badge) => {
      asked += 1;
      return atLength(badge);
    });
    for (const badge of badges) expect(await quick(badge)).toBe(await atLength(badge));
    // The model, and the first one to compare with.
    expect(asked).toBe(2);
  });

  test('is worked out anew for another class', async () => {
    const quick = canonizeAlike(atLength);
    const other = badgeOf(sampleAward({ place: 'Xã Khác', validUntil: new Date('2030-01-01') }), issuer);
    for (const badge of [...badges, other, ...badges]) expect(await quick(badge)).toBe(await atLength(badge));
  });

  test('is not used where it would say something else', async () => {
    const [badge] = badges;
    if (!badge) throw new Error('no badge');
    const odd = { ...badge, name: 'model holder' };
    await expect(canonizeAlike(atLength)(odd)).rejects.toThrow('reads otherwise');
  });
});
