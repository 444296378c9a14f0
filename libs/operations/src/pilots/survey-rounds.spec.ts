import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { checkAnswers, parseForm } from '@xaso/surveys/forms';
import { ROOT } from '../root.js';
import { madeUpAnswers } from './made-up-answers.js';
import { dice, uuidOf } from './random.js';
import { fill, split } from './survey-rounds.js';

const questionnaire = async (code: string) =>
  parseForm(await readFile(join(ROOT, 'apps', 'surveys', 'questionnaires', `${code}.xml`), 'utf8'));

describe('the made-up forms of the survey rounds', () => {
  test('totals are split as evenly as whole numbers allow', () => {
    expect(split(161, ['a', 'b', 'c']).map(({ target }) => target)).toEqual([54, 54, 53]);
    expect(split(150, ['a', 'b', 'c']).map(({ target }) => target)).toEqual([50, 50, 50]);
  });

  test.each(['CQS', 'KTS', 'XHS'])(
    'answers to %s have no fault, follow from the seed and differ between people',
    async (code) => {
      const form = await questionnaire(code);
      const people = Array.from({ length: 60 }, (_none, index) =>
        madeUpAnswers(form, dice(`someone/${index}`)),
      );
      for (const answers of people) expect(checkAnswers(form, answers)).toEqual([]);
      expect(new Set(people.map((answers) => JSON.stringify(answers))).size).toBeGreaterThan(50);
      expect(madeUpAnswers(form, dice('someone/0'))).toEqual(people[0]);
    },
  );

  test('forms are captured inside the window and are the same each time', async () => {
    const form = await questionnaire('CQS');
    const forms = fill('p', form, '17335@before-2025-07-01', 54);
    expect(new Set(forms.map(({ clientId }) => clientId)).size).toBe(54);
    for (const { capturedAt } of forms) {
      expect(
        capturedAt >= new Date('2022-02-28T17:00:00Z') && capturedAt < new Date('2022-05-31T17:00:00Z'),
      ).toBe(true);
    }
    expect(fill('p', form, '17335@before-2025-07-01', 54)).toEqual(forms);
    expect(uuidOf('x')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
