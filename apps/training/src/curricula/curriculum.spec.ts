import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { type Curriculum, type CurriculumWords, draft, publish, retire, rewrite } from './curriculum.js';

const of = {
  id: '0190a000-0000-7000-8000-000000000001',
  code: 'C5',
  draftedBy: 'lead',
  createdAt: new Date('2022-06-01T00:00:00Z'),
};
const words: CurriculumWords = {
  title: 'Sàn thương mại điện tử',
  pillar: 'economy',
  audience: ['farmers', 'others'],
  hours: null,
  objectives: ['Đăng được một sản phẩm'],
  materials: [{ title: 'Tài liệu thử', address: 'https://example.org/c5' }],
};
const DRAFT: Curriculum = draft(of, words, null).next;
const PUBLISHED = publish(DRAFT, '2022-06-10').next;

describe('a curriculum', () => {
  test('starts as a draft of version 1 and may not know its hours', () => {
    expect(DRAFT).toMatchObject({ curriculumVersion: 1, state: 'draft', hours: null, version: 1 });
  });

  test('is rewritten while it is a draft; what is left out stays', () => {
    expect(rewrite(DRAFT, { hours: 4, title: undefined }).next).toMatchObject({
      ...words,
      hours: 4,
      version: 2,
    });
    expect(rewrite({ ...DRAFT, hours: 4 }, { hours: null }).next.hours).toBeNull();
    expect(refusal(() => rewrite(DRAFT, {})).is).toBe('invalid nothing-to-correct');
  });

  test('stays as it is once it was published', () => {
    expect(refusal(() => rewrite(PUBLISHED, { hours: 4 })).is).toBe('conflict curriculum-published');
    expect(refusal(() => publish(PUBLISHED, '2022-06-11')).is).toBe('conflict curriculum-published');
  });

  test('gets the next version from the latest, one draft at a time', () => {
    expect(draft(of, words, PUBLISHED).next.curriculumVersion).toBe(2);
    expect(refusal(() => draft(of, words, DRAFT)).is).toBe('conflict curriculum-draft-exists');
  });

  test('is retired once it was published, not before that day', () => {
    expect(retire(PUBLISHED, '2022-06-10', 'đã cũ').next).toMatchObject({
      state: 'retired',
      retiredReason: 'đã cũ',
    });
    expect(refusal(() => retire(DRAFT, '2022-06-10', 'x')).is).toBe('conflict curriculum-not-published');
    expect(refusal(() => retire(PUBLISHED, '2022-06-09', 'x')).is).toBe('invalid day-before-last');
  });

  test('is refused with all its faults at once', () => {
    const wrong: CurriculumWords = {
      ...words,
      audience: ['farmers', 'farmers'],
      hours: 0,
      materials: [{ title: 'x', address: 'http://example.org' }],
    };
    expect(refusal(() => draft(of, wrong, null))).toEqual({
      is: 'invalid curriculum-invalid',
      faults: [
        'audience audience-twice',
        'hours hours-not-positive',
        'materials.0.address address-not-https',
      ],
    });
  });
});
