import { expect, test } from '@jest/globals';
import { askQuestions } from './questions.js';

/** Asks at a console whose services answer this; what is not among it is refused. */
async function asked(path: string, answers: Readonly<Record<string, unknown>>, named: string | null = null) {
  const addresses: string[] = [];
  const ask = (address: string): Promise<unknown> => {
    addresses.push(address);
    return Promise.resolve(answers[address] ?? null);
  };
  await askQuestions({ path, named, remembered: null, ask });
  return addresses;
}

const BASE = { '/session': {}, '/api/programme/programmes': [{ code: 'first' }, { code: 'second' }] };
const pilots = (programme: string, ...ids: string[]) => ({
  [`/api/programme/pilots?programme=${programme}&limit=1000`]: ids.map((id) => ({
    id,
    communeUnitId: `unit ${id}`,
  })),
});
const ALWAYS = ['/session', '/api/programme/programmes'];

test('every page needs to know who is signed in and which programmes there are', async () => {
  expect(await asked('/pilots', BASE)).toEqual(ALWAYS);
});

test('of somebody who is not signed in nothing more is asked', async () => {
  expect(await asked('/', {})).toEqual(ALWAYS);
  expect(await asked('/', { ...BASE, '/session': null })).toEqual(ALWAYS);
});

test('the first page asks for its pilots, their gates and its figures', async () => {
  expect(await asked('/', { ...BASE, ...pilots('first', 'a', 'b') })).toEqual([
    ...ALWAYS,
    '/api/indicators/figures?programme=first',
    '/api/programme/pilots?programme=first&limit=1000',
    '/api/programme/pilots/a/gates',
    '/api/programme/pilots/b/gates',
  ]);
});

test('of the programme that the address names, and for a single pilot those of its commune', async () => {
  expect(await asked('/', { ...BASE, ...pilots('second', 'a') }, 'second')).toEqual([
    ...ALWAYS,
    '/api/indicators/figures?programme=second',
    '/api/programme/pilots?programme=second&limit=1000',
    '/api/indicators/figures?programme=second&commune=unit+a',
    '/api/programme/pilots/a/gates',
  ]);
});

test('of many pilots the page chooses itself which ones stand on it', async () => {
  const many = Array.from({ length: 13 }, (_, n) => `p${n}`);
  expect(await asked('/', { ...BASE, ...pilots('first', ...many) })).not.toContain(
    '/api/programme/pilots/p0/gates',
  );
});
