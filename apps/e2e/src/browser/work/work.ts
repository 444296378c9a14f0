import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';
import { obstacles } from '../axe.js';
import type { RunningPlatform } from '../installation.js';
import type { Keyboard } from '../keyboard.js';
import type { People } from '../people.js';

/** Somebody who has signed in with the keyboard alone and sees the first page. */
export interface Desk {
  readonly platform: RunningPlatform;
  readonly people: People;
  readonly page: Page;
  readonly keys: Keyboard;
}

/** A real piece of somebody's daily work, done with the keyboard alone, with its effect. */
export type Work = (desk: Desk) => Promise<void>;

/** What is open now can be used by everybody. */
export async function expectUsable(page: Page): Promise<void> {
  const found = await obstacles(page);
  expect(found.map((text) => `${page.url()}: ${text}`)).toEqual([]);
}
