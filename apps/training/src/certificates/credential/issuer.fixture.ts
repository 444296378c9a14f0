import { createHash } from 'node:crypto';
import type { Award } from './credential.js';
import { didDocument, didOf, keyDocument, keyName } from './issuer.js';
import { type IssuerKeys, readIssuerKeys } from './issuer-keys.service.js';

/** A signing key for specs, always the same for a word. */
export const seedOf = (word: string): string => createHash('sha256').update(word).digest('base64url');

export const ADDRESS = 'https://tap-huan.example/api/training';

export const sampleKeys = (oldKeys: readonly string[] = []): Promise<IssuerKeys> =>
  readIssuerKeys({
    address: ADDRESS,
    name: 'Sở Thông tin và Truyền thông tỉnh Mẫu',
    key: { id: 'k1', seed: seedOf('k1') },
    oldKeys,
  });

/** What an issuer publishes, by address. */
export function published({ issuer }: IssuerKeys): Map<string, object> {
  const did = didOf(issuer.address);
  return new Map<string, object>([
    [did, didDocument(issuer)],
    ...issuer.keys.map((key): [string, object] => [keyName(did, key.id), keyDocument(issuer, key)]),
  ]);
}

export const ISSUED = new Date('2022-06-30T02:00:00.000Z');

export const sampleAward = (changes: Partial<Award> = {}): Award => ({
  id: '0190a1b2-c3d4-7e5f-8a6b-1c2d3e4f5a6b',
  holder: 'Nguyễn Thị Học Viên Mẫu',
  curriculum: {
    code: 'C2',
    version: 1,
    title: 'Kỹ năng số cơ bản cho người dân',
    objectives: ['dùng VNeID', 'nộp hồ sơ trực tuyến'],
  },
  criteria: 'Dự ít nhất 80 % số buổi và đạt từ 5,0 điểm ở bài kiểm tra cuối lớp.',
  from: '2022-06-01',
  to: '2022-06-03',
  place: 'Xã Mẫu',
  issuedAt: ISSUED,
  validUntil: null,
  status: { list: 1, index: 7 },
  synthetic: false,
  ...changes,
});
