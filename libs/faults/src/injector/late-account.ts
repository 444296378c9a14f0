import { BANKS } from '../bank/facts.js';
import { ACCOUNTS, accountOf } from '../driver/orders.js';
import type { Fault } from './fault.js';
import { repair } from './operator.js';

const TRANSFERS = 4;

/**
 * Money is sent to an account that does not exist yet: the handler refuses it, the event is parked, and what its sender sends
 * later waits behind it. Then the account is opened and an operator runs everything again.
 */
export const lateAccount: Fault = {
  name: 'late-account',
  inject: async (world) => {
    const { random, driver } = world;
    const bank = random.pick(BANKS);
    const late = `${bank}-late-${random.uuid().slice(0, 8)}`;
    const from = random.pick(BANKS.filter((other) => other !== bank));
    const account = accountOf(from, random.between(1, ACCOUNTS - 1));
    const asks = Array.from({ length: TRANSFERS }, (_, n) => [n + 1, random.uuid()] as const);
    for (const [amount, order] of asks)
      await driver.ask({ bank: from, what: 'transfer', account, amount, to: late }, order);
    await world.pause(random.between(1_500, 4_000));
    await driver.openAccount(bank, late);
    await repair(world);
    return `${account} to ${late}`;
  },
};
