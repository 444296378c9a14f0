import { expect, test } from '@jest/globals';
import { asksMode, submissionOf } from './capture-facts.js';

const NOW = new Date('2026-05-12T03:00:00.000Z');

test('a form filled in on the phone was captured now, the way it says', () => {
  const answers = { '/data/intro/respondent_mode': 'assisted', '/data/household/members': 4 };
  expect(submissionOf(answers, null, NOW)).toEqual({
    mode: 'assisted',
    capturedAt: NOW.toISOString(),
    answers,
  });
});

test('a paper sheet was captured on its day and carries its number', () => {
  const answers = {
    '/data/intro/respondent_mode': 'paper',
    '/data/intro/paper_serial': '0042',
    '/data/intro/paper_date': '2026-05-02',
  };
  expect(submissionOf(answers, null, NOW)).toMatchObject({
    mode: 'paper',
    paperSerial: '0042',
    capturedAt: '2026-05-02T05:00:00.000Z',
  });
});

test('a form that does not ask is what was chosen on the phone', () => {
  expect(asksMode(['/data/a', '/data/intro/respondent_mode'])).toBe(true);
  expect(asksMode(['/data/a'])).toBe(false);
  expect(submissionOf({ '/data/a': 'x' }, 'proxy', NOW).mode).toBe('proxy');
});
