import { describe, expect, test } from '@jest/globals';
import { REGISTER_KINDS, type RegisterKind } from '@xaso/contracts-programme';
import { DomainError } from '@xaso/kernel';
import { checkedContent, naturalKeyOf, searchTextOf } from './content.js';
import { KIND_SCHEMAS } from './kinds/register-kinds.js';

const DOCUMENT = {
  number: '819/THH-CPĐT',
  date: '2022-05-27',
  issuer: 'Cục Tin học hóa',
  about: 'góp ý chuyên đề và kế hoạch thí điểm',
  binding: false,
};

const SAMPLES: Readonly<Record<RegisterKind, Record<string, unknown>>> = {
  document: DOCUMENT,
  'leader-commitment': { role: 'Chủ tịch UBND xã', text: 'trực tiếp làm', on: '2022-03-01' },
  'study-visit': { place: 'Yên Hòa', province: 'Ninh Bình' },
  consultation: { organisation: 'Sở Y tế' },
  workshop: { title: 'Hội thảo', on: '2022-11-01', minutes: 'biên bản', participants: ['Sở Y tế'] },
  lesson: { text: 'Bắt đầu từ người trẻ', source: 'báo cáo', category: 'youth' },
  sponsorship: { sponsor: 'Doanh nghiệp thử', cashVnd: 0 },
  'partner-offer': { partner: 'Doanh nghiệp thử', what: 'dùng thử', trialUntil: '2030-01-01' },
  'device-donation': { deviceKind: 'điện thoại', quantity: 3, givenTo: 'hộ nghèo' },
  award: { title: 'Giấy khen', recipient: 'Tổ công nghệ số', level: 'province', on: '2022-10-10' },
  'small-idea': { title: 'Quét mã', text: 'thử ở một xóm', status: 'trying', budgetVnd: 3_000_000 },
};

function faultsOf(kind: RegisterKind, content: unknown): string[] {
  try {
    checkedContent(kind, content);
    return [];
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.faults.map(({ field, code }) => `${field} ${code}`);
  }
}

describe('what an entry says', () => {
  test.each(REGISTER_KINDS)('%s: a sample is taken, and each required field is asked for', (kind) => {
    const sample = SAMPLES[kind];
    expect(faultsOf(kind, sample)).toEqual([]);
    for (const field of KIND_SCHEMAS[kind].required) {
      const { [field]: _left, ...rest } = sample;
      expect(faultsOf(kind, rest)).toEqual([`content.${field} missing`]);
    }
    expect(faultsOf(kind, { ...sample, phone: '0' })).toEqual(['content.phone unknown-field']);
  });

  test.each(REGISTER_KINDS)('%s: every field has a title that a form can show', (kind) => {
    const titles = Object.values(KIND_SCHEMAS[kind].properties).map(({ title }) => title);
    expect(titles.every((title) => title.length > 1)).toBe(true);
    expect(new Set(titles).size).toBe(titles.length);
  });

  test.each<[string, RegisterKind, Record<string, unknown>, string]>([
    ['a day that does not exist', 'document', { date: '2022-02-30' }, 'content.date not-a-day'],
    ['a day in another form', 'document', { date: '27/05/2022' }, 'content.date not-a-day'],
    ['nothing but spaces', 'document', { number: ' \t' }, 'content.number empty'],
    ['a truth value as text', 'document', { binding: 'true' }, 'content.binding wrong-type'],
    ['negative money', 'small-idea', { budgetVnd: -1 }, 'content.budgetVnd too-small'],
    ['parts of a đồng', 'small-idea', { budgetVnd: 0.5 }, 'content.budgetVnd wrong-type'],
    ['an unknown category', 'lesson', { category: 'money' }, 'content.category not-listed'],
    ['no device', 'device-donation', { quantity: 0 }, 'content.quantity too-small'],
    ['a participant twice', 'workshop', { participants: ['A', 'A'] }, 'content.participants twice'],
    [
      'a commune that does not exist',
      'study-visit',
      { communeUnitId: '00000@before-2025-07-01' },
      'content.communeUnitId commune-unknown',
    ],
    [
      'a code without its epoch',
      'study-visit',
      { communeUnitId: '14722' },
      'content.communeUnitId wrong-form',
    ],
  ])('%s is refused', (_what, kind, changes, fault) => {
    expect(faultsOf(kind, { ...SAMPLES[kind], ...changes })).toEqual([fault]);
  });

  test('a sponsorship names money, things or both', () => {
    expect(faultsOf('sponsorship', { sponsor: 'Doanh nghiệp thử' })).toEqual([
      'content.inKind sponsorship-empty',
    ]);
  });

  test('every fault is told at once', () => {
    expect(faultsOf('document', { number: 1, date: 'x' })).toHaveLength(5);
  });

  test('texts are kept in one form, and searched without accents', () => {
    const content = checkedContent('document', {
      ...DOCUMENT,
      number: '  819/THH-\0\uD800CPĐT '.normalize('NFD'),
    });
    expect(content['number']).toBe('819/THH-CPĐT');
    expect(searchTextOf(content)).toContain('819 thh cpdt 2022 05 27 cuc tin hoc hoa');
  });

  test('a document is the same by number and issuer, whatever the case and spaces; a lesson by nothing', () => {
    expect(naturalKeyOf('document', DOCUMENT)).toBe(
      naturalKeyOf('document', { ...DOCUMENT, number: '819/thh-cpđt', issuer: 'Cục  Tin học hóa' }),
    );
    expect(naturalKeyOf('lesson', SAMPLES.lesson)).toBeNull();
  });
});
