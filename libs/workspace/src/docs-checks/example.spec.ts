import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { checkAnswers, parseForm, parseInstance } from '@xaso/surveys/forms';
import { ROOT } from '../root.js';

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

test('the example of the README is a whole answer to its questionnaire, captured inside the window', () => {
  const form = parseForm(read('apps/surveys/questionnaires/CQS.xml'));
  const instance = parseInstance(read('docs/examples/cqs-filled.xml'));
  expect(instance).toMatchObject({ formId: form.formId, version: form.version, faults: [] });
  expect(checkAnswers(form, instance.answers)).toEqual([]);
  expect(instance.timeEnd?.toISOString()).toBe('2022-04-20T02:25:00.000Z');
});
