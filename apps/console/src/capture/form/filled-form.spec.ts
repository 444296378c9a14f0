/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FilledForm } from './filled-form.js';
import type { Question } from './question.js';

/** As published by surveys. */
const XHS = readFileSync('apps/surveys/questionnaires/XHS.xml', 'utf8');

const DOM = ['window', 'document', 'DOMParser', 'Node', 'XMLSerializer'];

/** One for each process that runs specs: the engine stays loaded, and keeps to the DOM it was loaded with. */
function engineWindow(): Record<string, unknown> {
  const key = Symbol.for('xaso.form-engine.window');
  const kept = Reflect.get(globalThis, key) as Record<string, unknown> | undefined;
  if (kept) return kept;
  const { JSDOM } = createRequire(import.meta.url)('jsdom') as {
    JSDOM: new (html: string, options: { url: string }) => { window: Record<string, unknown> };
  };
  const { window } = new JSDOM('', { url: 'http://localhost/' });
  Reflect.set(globalThis, key, window);
  return window;
}

/** The engine needs a DOM, and takes a global `process` for a build of Node that it is not: so there is none while it loads. */
beforeAll(async () => {
  const window = engineWindow();
  for (const name of DOM) Reflect.set(globalThis, name, name === 'window' ? window : window[name]);
  const own = Object.getOwnPropertyDescriptor(globalThis, 'process');
  Reflect.deleteProperty(globalThis, 'process');
  try {
    await import('@getodk/xforms-engine');
  } finally {
    if (own) Object.defineProperty(globalThis, 'process', own);
  }
}, 60_000);
afterAll(() => {
  for (const name of DOM) Reflect.deleteProperty(globalThis, name);
});

function question(form: FilledForm, name: string): Question {
  const found = form.questions().find(({ path }) => path.endsWith(`/${name}`));
  if (!found) throw new Error(`${name} is not asked`);
  return found;
}

const give = (form: FilledForm, name: string, ...value: string[]) =>
  form.answer(question(form, name).key, value);

describe('a published questionnaire on the phone', () => {
  test('asks in the language of the page, with the keys that fit', async () => {
    const form = await FilledForm.open(XHS, null, 'vi');
    expect(question(form, 'source_note').kind).toBe('note');
    expect(question(form, 'respondent_mode')).toMatchObject({
      kind: 'one',
      label: 'Phiếu này được trả lời bằng cách nào?',
      groups: ['Cách trả lời'],
      required: true,
      fault: 'Câu này cần được trả lời.',
    });
    expect(question(form, 'hamlet_no')).toMatchObject({ kind: 'digits', required: false, fault: null });
    expect(question(form, 'members').kind).toBe('integer');
    expect(question(form, 'apps_used').kind).toBe('many');
    form.speak('en');
    expect(question(form, 'respondent_mode').label).toBe('How is this questionnaire being answered?');
  });

  test('asks what follows from the answers, and says what is wrong with them', async () => {
    const form = await FilledForm.open(XHS, null, 'vi');
    expect(() => question(form, 'paper_serial')).toThrow('not asked');
    give(form, 'respondent_mode', 'paper');
    expect(question(form, 'paper_date').kind).toBe('date');
    give(form, 'members', '40');
    expect(question(form, 'members').fault).toBe('Xin ghi số người từ 1 đến 30.');
    give(form, 'members', '4');
    expect(question(form, 'members').fault).toBeNull();
  });

  test('hands out answers as the service takes them, calculated ones too, and none of what is skipped', async () => {
    const form = await FilledForm.open(XHS, null, 'vi');
    give(form, 'respondent_mode', 'self');
    give(form, 'hamlet_no', '007');
    give(form, 'members', '4');
    give(form, 'adults', '3');
    give(form, 'smartphone_users', '2');
    give(form, 'no_phone_reasons', 'cost', 'skill');
    expect(form.answers()).toEqual({
      '/data/intro/respondent_mode': 'self',
      '/data/intro/hamlet_no': '007',
      '/data/household/members': 4,
      '/data/household/adults': 3,
      '/data/household/smartphone_users': 2,
      '/data/household/without_smartphone': 1,
      '/data/household/no_phone_reasons': ['cost', 'skill'],
    });
    give(form, 'smartphone_users', '3');
    expect(form.answers()).not.toHaveProperty(['/data/household/no_phone_reasons']);
  });

  test('begins with what a form said that came back, and asks what follows from it', async () => {
    const form = await FilledForm.open(XHS, null, 'vi');
    form.take({
      '/data/intro/respondent_mode': 'assisted',
      '/data/household/members': '4',
      '/data/household/adults': '3',
      '/data/household/smartphone_users': '2',
      '/data/household/without_smartphone': '9',
      '/data/household/no_phone_reasons': 'cost skill',
      '/data/gone/since': 'x',
    });
    expect(form.answers()).toEqual({
      '/data/intro/respondent_mode': 'assisted',
      '/data/household/members': 4,
      '/data/household/adults': 3,
      '/data/household/smartphone_users': 2,
      '/data/household/without_smartphone': 1,
      '/data/household/no_phone_reasons': ['cost', 'skill'],
    });
  });

  test('is gone on with where it was left', async () => {
    const before = await FilledForm.open(XHS, null, 'vi');
    give(before, 'respondent_mode', 'assisted');
    give(before, 'members', '4');
    const after = await FilledForm.open(XHS, before.instance(), 'vi');
    expect(after.answers()).toEqual(before.answers());
    give(after, 'respondent_mode');
    expect(question(after, 'respondent_mode').fault).toBe('Câu này cần được trả lời.');
  });
});
