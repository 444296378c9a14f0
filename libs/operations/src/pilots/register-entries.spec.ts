import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LoadRefused } from './api.js';
import { PretendService } from './service.fixture.js';
import { type Entry, recordEntries } from './register-entries.js';
import { Teller } from './teller.js';

let service: PretendService;

beforeEach(async () => {
  service = new PretendService();
  await service.start();
});
afterEach(() => service.stop());

const lesson = (text: string): Entry => ({
  kind: 'lesson',
  content: { text, source: 'nguồn', category: 'other' },
  on: '2022-12-22',
});
const LESSONS = [lesson('một'), lesson('hai'), lesson('ba')];
const load = (entries: readonly Entry[]) => recordEntries(new Teller(service.context(), 'p'), entries);
const register = () => service.rows('/register');

describe('the entries of a pilot in the register', () => {
  test('are recorded by one account and approved by another', async () => {
    await load(LESSONS);
    expect(register().map(({ state }) => state)).toEqual(['approved', 'approved', 'approved']);
    expect(new Set(service.done)).toEqual(
      new Set(['programme-lead /register', 'province-leader /register/:id/approve']),
    );
  });

  test('a second load finds them in the list and tells nothing', async () => {
    const ids = await load(LESSONS);
    service.forgetKeys();
    const told = service.done.length;
    expect(await load(LESSONS)).toEqual(ids);
    expect(service.done).toHaveLength(told);
  });

  test.each([1, 2, 3, 4, 5, 6])('a load that was killed after its request %i goes on', async (killedAt) => {
    service.mishap = (post) => (post === killedAt ? 'killed-after' : undefined);
    await expect(load(LESSONS)).rejects.toThrow();
    service.mishap = () => undefined;
    service.forgetKeys();
    await load(LESSONS);
    expect(service.done).toHaveLength(6);
    expect(register().map(({ state }) => state)).toEqual(['approved', 'approved', 'approved']);
  });

  test('contents that differ only after many words are different entries', async () => {
    const long = 'rất dài '.repeat(100);
    const ids = await load([lesson(`${long}một`), lesson(`${long}hai`)]);
    expect(new Set(ids).size).toBe(2);
  });

  test('are found however the texts are composed, and however many entries lie before them', async () => {
    const others = Array.from({ length: 1_100 }, (_none, index) => lesson(`của người khác ${index}`));
    for (const [index, other] of others.entries())
      register().push({
        ...{ id: `other-${index}`, kind: other.kind, programme: 'p', pilotId: null, state: 'approved' },
        revisions: [{ revision: 1, content: other.content, on: other.on, approval: {} }],
      });
    const ids = await load([lesson('hòa '.normalize('NFC'))]);
    service.forgetKeys();
    expect(await load([lesson('hòa '.normalize('NFD'))])).toEqual(ids);
  });

  test('what was revised since is left as it was revised, and an unfinished revision unapproved', async () => {
    const ids = await load([lesson('một')]);
    const [entry] = register();
    (entry?.['revisions'] as unknown[]).push({
      revision: 2,
      content: { ...lesson('khác').content },
      on: '2023-01-05',
      recordedBy: 'somebody',
      approval: null,
    });
    service.forgetKeys();
    const told = service.done.length;
    expect(await load([lesson('một')])).toEqual(ids);
    expect(service.done).toHaveLength(told);
  });

  test('what another one withdrew is not recorded again', async () => {
    const ids = await load([lesson('một')]);
    Object.assign(register()[0] ?? {}, { state: 'withdrawn' });
    service.forgetKeys();
    expect(await load([lesson('một')])).toEqual(ids);
    expect(register()).toHaveLength(1);
  });

  test('a document that says something else under the same number is refused, not left out', async () => {
    const document = (about: string): Entry => ({
      kind: 'document',
      content: { number: '1/KH', date: '2022-06-01', issuer: 'Sở', about, binding: false },
      on: '2022-06-01',
    });
    await load([document('kế hoạch')]);
    await expect(load([document('việc khác')])).rejects.toThrow(LoadRefused);
  });
});
