import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runInstallation, type Installation } from '../spec/gateway.fixture.js';

let all: Installation;

beforeAll(async () => {
  all = await runInstallation();
});
afterAll(() => all.stop());

/** A little more than a session may idle. */
const LONG_AGO_S = 3_700;

describe('signing in where somebody has signed in before', () => {
  test('asks for the password again once it was typed longer ago than a session may idle', async () => {
    all.provider.passwordAgeS = LONG_AGO_S;
    const { browser } = await all.signIn();
    const asked = all.provider.asked;
    all.provider.passwordAgeS = 0;
    await browser.go('/session/sign-in');
    expect(all.provider.asked).toBe(asked + 1);
    await browser.go('/session/sign-in');
    expect(all.provider.asked).toBe(asked + 1);
  });

  test('is not had by taking that out of the address', async () => {
    all.provider.passwordAgeS = LONG_AGO_S;
    const { browser } = await all.signIn();
    all.provider.passwordAgeS = 0;
    const { headers } = await browser.go('/session/sign-in', { follow: false });
    const address = new URL(headers.get('location') ?? '');
    address.searchParams.delete('max_age');
    expect((await browser.go(address.href)).status).toBe(400);
    expect((await browser.api('/session')).status).toBe(401);
  });
});
