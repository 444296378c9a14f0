import pg from 'pg';
import type { BankUnderTest } from '../supervisor/bank-under-test.js';
import type { Stage } from './stage.js';
import type { Step } from './steps.js';

const WAITS = `
  select count(*)::float8 as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;

/**
 * A consumer's transaction has its id and waits for the row of one account; a later transaction commits a fact of another
 * account; then the consumer goes on, and its next event is of that other account. So the older transaction has the later
 * version. The relay stands still meanwhile and meets both in one window.
 */
export const rowLockWaits = (times: number): Step => ({
  name: 'a consumer waits for a row lock while others commit; SIGSTOP of the relay',
  inject: (stage) =>
    stage.quietly(async () => {
      for (let n = 0; n < times; n += 1) {
        const [sender, receiver] = stage.random.shuffled(stage.banks);
        if (sender && receiver) await wait(stage, sender, receiver, n);
      }
    }),
});

async function wait(stage: Stage, sender: BankUnderTest, receiver: BankUnderTest, n: number): Promise<void> {
  const { front, relay } = receiver.members;
  const from = `${sender.name}-1${n}`;
  const [locked, other] = [`${receiver.name}-1${n}`, `${receiver.name}-2${n}`];
  const order = { bank: sender.name, account: from, amount: 1 };
  const ask = (request: Parameters<typeof stage.driver.ask>[0]) =>
    stage.driver.ask(request, stage.random.uuid());
  await ask({ ...order, what: 'deposit', amount: 2 });
  const version = `select version::float8 as n from account where id = '${other}'`;
  const before = await stage.number(receiver, version);
  front.signal('SIGSTOP');
  try {
    // Both are in the topic before either is read: they are one chunk.
    await ask({ ...order, what: 'transfer', to: locked });
    await ask({ ...order, what: 'transfer', to: other });
    await stage.published(sender);
    await holding(receiver.databaseUrl, locked, async () => {
      front.signal('SIGCONT');
      await stage.until(receiver, WAITS, (waiting) => waiting > 0, 'nobody waits for the row');
      relay.signal('SIGSTOP');
      await ask({ bank: receiver.name, account: other, amount: 1, what: 'deposit' });
    });
    await stage.until(receiver, version, (now) => now >= before + 2, 'the consumer does not go on');
  } finally {
    front.signal('SIGCONT');
    relay.signal('SIGCONT');
  }
}

/** Holds the row's lock for as long as the work takes. */
async function holding(url: string, account: string, work: () => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'row-lock' });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('select 1 from account where id = $1 for update', [account]);
    await work();
  } finally {
    await client.end();
  }
}
