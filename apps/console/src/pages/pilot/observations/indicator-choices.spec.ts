import { expect, test } from '@jest/globals';
import { GATE_CODES, indicatorChoices } from './indicator-choices.js';

const figures = [
  { indicator: 'survey.all', kind: 'ratio', measure: 'percent', title: 'Phiếu khảo sát' },
  {
    indicator: 'government.documents.change',
    kind: 'difference',
    measure: 'percent',
    title: 'Văn bản: thay đổi',
  },
  { indicator: 'health.smart-participants', kind: 'external', measure: 'people', title: 'Người tham gia' },
];

test('what is measured, observed or asked for by a gate can be chosen once, by its name; what is counted cannot', () => {
  const choices = indicatorChoices(
    figures,
    ['government.documents', 'government.other'],
    ({ title }) => title,
    (code) => `Cửa ${code}`,
  );
  expect(choices.slice(0, 3)).toEqual([
    { code: 'government.documents', title: 'Văn bản', unit: 'percent' },
    { code: 'government.other', title: 'government.other', unit: null },
    { code: 'health.smart-participants', title: 'Người tham gia', unit: 'people' },
  ]);
  expect(choices.slice(3).map(({ code }) => code)).toEqual([...GATE_CODES]);
});
