import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Badge } from './credential.js';
import { foreignVerdict } from './foreign-verifier.fixture.js';
import { type IssuerKeys, readIssuerKeys } from './issuer-keys.service.js';
import { ADDRESS, ISSUED, published, sampleAward, sampleKeys, seedOf } from './issuer.fixture.js';
import { Proofs } from './proofs.service.js';

const NOW = new Date('2022-07-01T00:00:00Z');
const LIST = `${ADDRESS}/status/1`;

let keys: IssuerKeys;
let proofs: Proofs;
let badge: Badge;

beforeAll(async () => {
  keys = await sampleKeys();
  proofs = new Proofs(keys.issuer);
  badge = await proofs.signer(signerOf(keys), ISSUED)(sampleAward());
});

const signerOf = ({ current }: IssuerKeys) => {
  if (!current) throw new Error('no key to sign with');
  return current.signer;
};

/** What the world reads, with these places revoked; anything else cannot be had. */
async function worldWith(revoked: readonly number[], from = keys): Promise<(url: string) => Promise<object>> {
  const documents = published(from);
  documents.set(LIST, await new Proofs(from.issuer).statusList(signerOf(keys), 1, revoked, ISSUED));
  return async (url) => {
    const document = documents.get(url);
    if (!document) throw new Error(`asked for ${url}`);
    return document;
  };
}

describe('a foreign verifier', () => {
  test('accepts a certificate', async () => {
    expect(await foreignVerdict(badge, await worldWith([]), NOW)).toEqual({
      verified: true,
      inForce: true,
      faults: [],
    });
  });

  test('accepts each of many that were signed at once', async () => {
    const sign = proofs.signer(signerOf(keys), ISSUED);
    const world = await worldWith([]);
    for (const holder of ['Trần Văn Mẫu', 'Lê Thị Mẫu', 'Lò Văn Mẫu'])
      expect(await foreignVerdict(await sign(sampleAward({ holder })), world, NOW)).toMatchObject({
        verified: true,
      });
  });

  test('says that a certificate was revoked, and of no other one', async () => {
    expect(await foreignVerdict(badge, await worldWith([7]), NOW)).toMatchObject({
      verified: false,
      inForce: false,
    });
    expect(await foreignVerdict(badge, await worldWith([6, 8, 131_071]), NOW)).toMatchObject({
      inForce: true,
    });
  });

  test.each<[string, (badge: Badge) => object]>([
    [
      'the name',
      (it) =>
        withSubject(it, {
          identifier: [{ ...it.credentialSubject.identifier[0], identityHash: 'Kẻ Mạo Danh' }],
        }),
    ],
    [
      'the course',
      (it) => withSubject(it, { achievement: { ...it.credentialSubject.achievement, name: 'Khác' } }),
    ],
    ['the day', (it) => ({ ...it, validFrom: '2022-06-29T02:00:00Z' })],
    [
      'the place in the status list',
      (it) => ({ ...it, credentialStatus: { ...it.credentialStatus, statusListIndex: '8' } }),
    ],
    ['the issuer', (it) => ({ ...it, issuer: { ...it.issuer, id: 'did:web:other.example' } })],
    ['a word that was added', (it) => ({ ...it, description: 'loại xuất sắc' })],
  ])('refuses %s changed', async (_what, change) => {
    const changed = change(badge);
    expect(await foreignVerdict(changed, await worldWith([]), NOW)).toMatchObject({ verified: false });
    expect(await proofs.holds(changed, NOW)).toBe(false);
  });

  test('refuses a certificate that another key signed in the name of ours', async () => {
    const forger = await readIssuerKeys({
      address: ADDRESS,
      name: keys.issuer.name,
      key: { id: 'k1', seed: seedOf('forger') },
      oldKeys: [],
    });
    const forged = await new Proofs(forger.issuer).signer(signerOf(forger), ISSUED)(sampleAward());
    expect(await foreignVerdict(forged, await worldWith([]), NOW)).toMatchObject({ verified: false });
    expect(await proofs.holds(forged, NOW)).toBe(false);
  });

  test('refuses a status list that somebody else signed', async () => {
    const documents = await worldWith([]);
    const forged = { ...(await documents(LIST)), validFrom: '2022-06-30T03:00:00Z' };
    const world = async (url: string) => (url === LIST ? forged : documents(url));
    expect(await foreignVerdict(badge, world, NOW)).toMatchObject({ verified: false });
  });
});

describe('keys that change', () => {
  test('keep what the one before signed genuine, until it is taken out', async () => {
    const [first] = keys.issuer.keys;
    const settings = { address: ADDRESS, name: 'Sở', key: { id: 'k2', seed: seedOf('k2') } };
    const rotated = await readIssuerKeys({ ...settings, oldKeys: [`k1=${first?.multibase}`] });
    expect(await new Proofs(rotated.issuer).holds(badge, NOW)).toBe(true);
    expect(await foreignVerdict(badge, await worldWith([], rotated), NOW)).toMatchObject({ verified: true });
    const disowned = await readIssuerKeys({ ...settings, oldKeys: [] });
    expect(await new Proofs(disowned.issuer).holds(badge, NOW)).toBe(false);
  });

  test('are refused when they are none, without telling the secret', async () => {
    const settings = { address: ADDRESS, name: 'Sở' };
    const reading = [
      readIssuerKeys({ ...settings, key: { id: 'k1', seed: 'c2hvcnQtc2VjcmV0' }, oldKeys: [] }),
      readIssuerKeys({ ...settings, key: { id: 'Khóa 1', seed: seedOf('a') }, oldKeys: [] }),
      readIssuerKeys({ ...settings, key: undefined, oldKeys: ['k0=z6MkNot'] }),
      readIssuerKeys({ ...settings, key: undefined, oldKeys: [old, old] }),
    ];
    const said = await Promise.all(reading.map((one) => one.then(String, (error: Error) => error.message)));
    expect(said).toEqual([
      'the signing key must be 32 bytes in base64url',
      expect.stringContaining('a key cannot be called "Khóa 1"'),
      expect.stringContaining('the old key "k0"'),
      'two keys are called "k0"',
    ]);
    expect(said.join()).not.toContain('c2hvcnQ');
  });

  const old = 'k0=z6MktHobXTyFWLMftzkEnYPafSk4SAQwGB9WyWiVqSBsH7Vy';
});

describe('our own verifier', () => {
  test('accepts ours, and what has expired no longer', async () => {
    expect(await proofs.holds(badge, NOW)).toBe(true);
    const validUntil = new Date('2023-06-30T00:00:00Z');
    const short = await proofs.signer(signerOf(keys), ISSUED)(sampleAward({ validUntil }));
    expect(await proofs.holds(short, NOW)).toBe(true);
    expect(await proofs.holds(short, new Date('2023-07-01T00:00:00Z'))).toBe(false);
  });

  test.each([
    ['nothing', {}],
    ['a context from elsewhere', { '@context': ['https://evil.example/context'] }],
    ['no proof', { proof: undefined }],
  ])('refuses %s without fetching anything', async (_what, change) => {
    const given = Object.keys(change).length === 0 ? {} : { ...badge, ...change };
    expect(await proofs.holds(given, NOW)).toBe(false);
  });
});

const withSubject = (it: Badge, changes: object): object => ({
  ...it,
  credentialSubject: { ...it.credentialSubject, ...changes },
});
