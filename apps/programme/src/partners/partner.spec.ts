import { describe, expect, test } from '@jest/globals';
import { refusal } from '@xaso/testing/refusal';
import { part } from '../common/commune-part.fixture.js';
import {
  assertBuildsNothing,
  end,
  engage,
  isSameOrganisation,
  type Partner,
  type PartnerInput,
} from './partner.js';

const input = (changes: Partial<PartnerInput> = {}): PartnerInput => ({
  organisation: 'VNPT Nghệ An',
  taxCode: null,
  role: 'building',
  since: '2022-03-01',
  trialUntil: null,
  priceAfter: null,
  ...changes,
});
const partner = (changes: Partial<PartnerInput> = {}): Partner => engage(part, input(changes), []).next;
const same = (one: string, other: string, oneTax: string | null = null, otherTax: string | null = null) =>
  isSameOrganisation({ organisation: one, taxCode: oneTax }, { organisation: other, taxCode: otherTax });

describe('two organisations are the same', () => {
  test.each([
    ['VNPT Nghệ An', 'vnpt - nghe an', true],
    ['Công ty cổ phần Mẫu', 'CTCP Mẫu', true],
    ['Công ty TNHH Mẫu', 'Công ty trách nhiệm hữu hạn một thành viên Mẫu', true],
    ['VNPT Nghệ An', 'VNPT Ninh Bình', false],
    ['Công ty cổ phần', 'Công ty TNHH', false],
  ])('%s and %s: %s', (one, other, expected) => {
    expect(same(one, other)).toBe(expected);
  });

  test('by their tax codes where both are known', () => {
    expect(same('Mẫu', 'Mẫu', '0100684378', '0100684379')).toBe(false);
    expect(same('Mẫu', 'Khác', '0100684378-001', '0100684378001')).toBe(true);
    expect(same('Mẫu', 'Mẫu', '0100684378', null)).toBe(true);
  });
});

describe('a partner', () => {
  test.each(['advice-supervision', 'building'] as const)(
    'with the role %s does not get the other one',
    (role) => {
      const other = role === 'building' ? 'advice-supervision' : 'building';
      const there = partner({ role });
      const engaging = (changes: Partial<PartnerInput> = {}, others = [there]) =>
        refusal(() => engage(part, input({ role: other, ...changes }), others)).is;
      expect(engaging()).toBe('conflict partner-conflict');
      expect(engaging({ role: 'operation' })).toBe('nothing was refused');
      expect(engaging({ organisation: 'Viettel Nghệ An' })).toBe('nothing was refused');
      // Afterwards neither: who has supervised the pilot does not build in it.
      expect(engaging({}, [end(there, '2022-06-01', 'xong').next])).toBe('conflict partner-conflict');
      expect(engaging({}, [end(there, '2022-03-01', 'ghi nhầm').next])).toBe('nothing was refused');
    },
  );

  test('has a role once at a time', () => {
    const there = partner();
    expect(refusal(() => engage(part, input(), [there])).is).toBe('conflict partner-twice');
    expect(refusal(() => engage(part, input(), [end(there, '2022-06-01', 'x').next])).is).toBe(
      'nothing was refused',
    );
  });

  test('does not come to advise while it builds or runs something in another role', () => {
    const there = partner({ role: 'operation' });
    const advising = (building: readonly string[], role: PartnerInput['role'] = 'advice-supervision') =>
      refusal(() => assertBuildsNothing(input({ role }), [there], new Set(building))).is;
    expect(advising([there.id])).toBe('conflict partner-conflict');
    expect(advising([])).toBe('nothing was refused');
    expect(advising([there.id], 'building')).toBe('nothing was refused');
  });

  test('ends once, and not before it began', () => {
    const there = partner();
    expect(refusal(() => end(there, '2022-02-28', 'x')).is).toBe('invalid day-before-last');
    const ended = end(there, '2022-06-01', 'hết hợp đồng').next;
    expect(ended).toMatchObject({ endedOn: '2022-06-01', reason: 'hết hợp đồng', version: 2 });
    expect(refusal(() => end(ended, '2022-07-01', 'x')).is).toBe('conflict partner-ended');
  });

  test('says all that is wrong with it', () => {
    const wrong = input({ organisation: ' - ', taxCode: '123', trialUntil: '2022-02-01' });
    expect(refusal(() => engage(part, wrong, [])).faults).toEqual([
      'organisation organisation-missing',
      'taxCode tax-code-length',
      'trialUntil trial-before-start',
    ]);
  });
});
