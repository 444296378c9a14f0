import { describe, expect, test } from '@jest/globals';
import { EMPTY_FINDING, findingBody, findingFaults, type Revision, typedFinding } from './finding.js';
import { partsFor, periodOf } from './period-parts.js';

const FILE = '0190d9a4-0000-7000-8000-000000000001';
const words = { missing: 'trống', number: 'không phải số', whole: 'không nguyên' };
const revision: Revision = {
  revision: 1,
  state: 'draft',
  reason: null,
  campaignId: null,
  recorded: { by: 'a', at: '2022-06-01T00:00:00Z' },
  approval: null,
  definition: '1',
  observedOn: '2022-05-31',
  method: 'measured',
  issuer: 'UBND xã',
  unit: 'percent',
  numerator: null,
  denominator: null,
  value: 97.5,
  notMeasured: null,
  explanation: null,
  evidence: [FILE, 'https://nghean.gov.vn/bao-cao'],
};

describe('a finding', () => {
  test('is typed as people read it and sent as it was', () => {
    const typed = typedFinding(revision, [{ id: FILE, fileName: 'bao-cao.pdf' }], 'mục');
    expect(typed).toMatchObject({ shape: 'value', value: '97,5', issuer: 'UBND xã' });
    expect(typed.evidence.map(({ name }) => name)).toEqual(['bao-cao.pdf', 'https://nghean.gov.vn/bao-cao']);
    expect(findingBody(typed)).toEqual({
      observedOn: '2022-05-31',
      method: 'measured',
      unit: 'percent',
      value: 97.5,
      definition: '1',
      issuer: 'UBND xã',
      evidence: revision.evidence,
    });
  });

  test('that is a share has its parts and is in percent, whatever was typed before', () => {
    const share = {
      ...EMPTY_FINDING,
      shape: 'ratio',
      numerator: '1.171',
      denominator: '1200',
      value: '5',
    } as const;
    expect(findingBody(share)).toMatchObject({ unit: 'percent', numerator: 1_171, denominator: 1_200 });
    expect(findingBody(share)).not.toHaveProperty('value');
  });

  test('that is none says why, and no number with it', () => {
    const none = { ...EMPTY_FINDING, shape: 'none', value: '0', explanation: ' chưa có sổ ' } as const;
    const body = findingBody(none);
    expect(body).toMatchObject({ notMeasured: 'not-collected', explanation: 'chưa có sổ' });
    expect(body).not.toHaveProperty('value');
  });

  test.each([
    ['no value', { shape: 'value', value: ' ' }, { value: 'trống' }],
    ['no number', { shape: 'value', value: 'nhiều' }, { value: 'không phải số' }],
    [
      'half a person',
      { shape: 'ratio', numerator: '1,5', denominator: '' },
      { numerator: 'không nguyên', denominator: 'trống' },
    ],
    ['none without a word', { shape: 'none' }, { explanation: 'trống' }],
    [
      'an estimate without a word',
      { shape: 'value', value: '3', method: 'estimate' },
      { explanation: 'trống' },
    ],
    ['all that is asked for', { shape: 'value', value: '97,5' }, {}],
  ] as const)('%s is seen before it is sent', (_what, part, faults) => {
    expect(findingFaults({ ...EMPTY_FINDING, ...part }, words)).toEqual(faults);
  });
});

test('a period is a year, or a part of one; a monthly value has months alone', () => {
  expect(periodOf(' 2022 ', '')).toBe('2022');
  expect(periodOf('2022', 'Q2')).toBe('2022-Q2');
  expect(periodOf('22', 'Q2')).toBeUndefined();
  expect(partsFor('monthly')).toHaveLength(12);
  expect(partsFor('baseline')).toContain('H1');
});
