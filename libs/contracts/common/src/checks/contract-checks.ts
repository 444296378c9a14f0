import { describe, expect, test } from '@jest/globals';
import type { EventContract } from '../event-contract.js';
import { checksOf } from './checks.js';
import { readContractPackage } from './contract-package.js';

/**
 * Declares the tests that every contracts package passes. One line in a spec beside its events:
 * `contractChecks(new URL('../', import.meta.url), surveysEvents);`
 * @param folder root of the package: `samples/`, `released/` and `CHANGES.md` are in it
 */
export function contractChecks(folder: URL, events: readonly EventContract[]): void {
  describe(`contracts of ${folder.pathname.split('/').at(-2)}`, () => {
    for (const check of checksOf(readContractPackage(folder, events))) {
      test(check.name, () => {
        expect(check.faults()).toEqual([]);
      });
    }
  });
}
