import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { fact } from '@xaso/contracts-common';
import { Database, runInContext, type Tx } from '@xaso/platform';
import { privateTopics, testService, type TestService } from '@xaso/testing';
import { AccountCredited, AccountOpened, DayClosed, ledgerContext } from '../spec/ledger.js';
import { Ledger, ledger } from '../spec/service/ledger.service.js';
import { ContractViolation, Outbox } from './outbox.js';

let service: TestService;
let outbox: Outbox;
let database: Database;
let book: Ledger;

beforeAll(async () => {
  // Nobody relays: what is appended stays in the table.
  service = await testService(ledger, {
    transports: false,
    env: { RELAY: 'false' },
    topicPrefix: privateTopics(),
  });
  outbox = service.app.get(Outbox);
  database = service.app.get(Database);
  book = service.app.get(Ledger);
});
afterAll(() => service.stop());
beforeEach(() => service.db.query('truncate outbox, account'));

interface Row {
  readonly topic: string;
  readonly key: string;
  readonly type: string;
  readonly aggregate_type: string;
  readonly aggregate_version: string;
  readonly headers: string;
  readonly payload: string;
}

const rows = () => service.db.query<Row>('select * from outbox order by seq');
const accounts = () => service.db.query('select id, version from account');
const opened = fact(AccountOpened, new Date('2026-01-05T03:00:00Z'), {});

function appending(change: Parameters<Outbox['append']>[1]): Promise<void> {
  return database.transaction(async (tx) => {
    await tx.query(`insert into account values ('a', 1, 0)`);
    await outbox.append(tx, change);
  });
}

describe('a change and its facts', () => {
  test('are stored together, in the order of the facts, ready to be sent', async () => {
    await book.open('a');
    expect(await book.credit('a', 1, 5, 7)).toBe(2);
    const found = await rows();
    expect(found.map((row) => [row.type, row.aggregate_version])).toEqual([
      ['ledger.account.opened', '1'],
      ['ledger.account.credited', '2'],
      ['ledger.account.credited', '3'],
    ]);
    expect(found.map((row) => (JSON.parse(row.payload) as { amount?: number }).amount)).toEqual([
      undefined,
      5,
      7,
    ]);
    expect(found[0]).toMatchObject({
      topic: `${service.topicPrefix}ledger.account.v1`,
      key: 'a',
      aggregate_type: 'ledger.account',
    });
    expect(JSON.parse(found[0]?.headers ?? '')).toMatchObject({
      ce_source: '/xaso/ledger',
      ce_type: 'ledger.account.opened',
    });
    expect(await accounts()).toEqual([{ id: 'a', version: 3 }]);
  });

  test('are stored by the hot path not at all when the version is another', async () => {
    await book.open('a');
    expect(await book.credit('a', 4, 5)).toBe(0);
    expect(await rows()).toHaveLength(1);
    expect(await accounts()).toEqual([{ id: 'a', version: 1 }]);
  });

  test('are stored in a transaction of their own, or not at all', async () => {
    await book.open('a');
    const sql = 'update account set version = version + 1 where id = $1 and version = $2';
    const crediting = (version: number, amount: number) =>
      outbox.commitWith(
        sql,
        ['a', version],
        book.change('a', version + 1, [fact(AccountCredited, new Date(), { amount })]),
        'spec-credit',
      );
    expect(await crediting(1, 5)).toBe(1);
    expect(await crediting(1, 5)).toBe(0);
    await expect(crediting(2, -5)).rejects.toThrow(ContractViolation);
    await expect(database.transaction(() => crediting(2, 5))).rejects.toThrow(
      'a transaction is already open',
    );
    expect((await rows()).map((row) => row.aggregate_version)).toEqual(['1', '2']);
    expect(await accounts()).toEqual([{ id: 'a', version: 2 }]);
  });

  test.each([1, 2])(
    'may have a further row beside them, which stands or falls with them (%i facts)',
    async (facts) => {
      const opening = (id: string, other: string) =>
        outbox.commitWith(
          'insert into account select $1, $2, 0 where not exists (select from account where id = $1)',
          [id, facts],
          {
            aggregateId: id,
            version: 1,
            context: ledgerContext,
            facts: Array<typeof opened>(facts).fill(opened),
          },
          'spec-beside',
          [{ into: 'account', values: { id: other, version: 1, balance: 0 } }],
        );
      expect(await opening('a', 'b')).toBe(facts);
      await expect(opening('c', 'b')).rejects.toThrow('duplicate key');
      expect(await opening('a', 'd')).toBe(0);
      expect(await accounts()).toEqual([
        { id: 'a', version: facts },
        { id: 'b', version: 1 },
      ]);
      expect((await rows()).map(({ key }) => key)).toEqual(Array(facts).fill('a'));
    },
  );

  test('carry the correlation of the request, as a UUID whatever the caller sent', async () => {
    const correlationOf = async (correlationId: string) => {
      await service.db.query('truncate outbox, account');
      await runInContext({ correlationId }, () => book.open('a'));
      return (JSON.parse((await rows())[0]?.payload ?? '') as { correlationId: string }).correlationId;
    };
    const given = '0197a9a0-0000-7000-8000-0000000000ab';
    expect(await correlationOf(given)).toBe(given);
    const made = await correlationOf('ticket-4711');
    expect(made).toMatch(/^[0-9a-f-]{36}$/);
    expect(await correlationOf('ticket-4711')).toBe(made);
  });
});

test('facts that wait for the relay can be counted from outside, also before one has ever run', async () => {
  await book.fill('a', 3);
  const { body } = await service.http.get<string>('/metrics');
  expect(body).toMatch(/^xaso_outbox_unpublished\{service="ledger"\} 3$/m);
  expect(body).toMatch(/^xaso_outbox_oldest_unpublished_seconds\{service="ledger"\} 0\.\d+$/m);
});

describe('a fact is refused, and its change with it,', () => {
  const context = ledgerContext;

  test('when it breaks its contract', async () => {
    const facts = [fact(AccountCredited, new Date(), { amount: -1 })];
    const refused = appending({ aggregateId: 'a', version: 1, context, facts });
    await expect(refused).rejects.toThrow(ContractViolation);
    await expect(refused).rejects.toThrow(
      'ledger.account.credited of a breaks its contract: /amount must be >= 0',
    );
    expect(await accounts()).toEqual([]);
    expect(await rows()).toEqual([]);
  });

  test('when the service has not declared it', async () => {
    const facts = [fact(DayClosed, new Date(), {})];
    await expect(appending({ aggregateId: 'a', version: 1, context, facts })).rejects.toThrow(
      'ledger.day.closed is not declared among the facts that ledger produces',
    );
    expect(await accounts()).toEqual([]);
  });

  test('when it is too large for Kafka: the relay would stand before it for ever', async () => {
    const facts = [
      fact(AccountCredited, new Date(), { amount: 1, note: 'x'.repeat(900_000) } as { amount: number }),
    ];
    await expect(appending({ aggregateId: 'a', version: 1, context, facts })).rejects.toThrow(
      'can be published',
    );
    expect(await accounts()).toEqual([]);
  });

  test('when its transaction is over', async () => {
    const late = await database.transaction((tx) => Promise.resolve(tx));
    const change = { aggregateId: 'a', version: 1, context, facts: [opened] };
    await expect(outbox.append(late, change)).rejects.toThrow('inside the transaction of their change');
    await expect(
      outbox.appendWith(late, 'insert into account values ($1, 1, 0)', ['a'], change),
    ).rejects.toThrow('inside the transaction of their change');
    expect(await accounts()).toEqual([]);
  });

  test('when the hot path has none to write: it could not tell a failed version check', async () => {
    const none = { aggregateId: 'a', version: 1, context, facts: [] };
    const write = (tx: Tx) => outbox.appendWith(tx, 'insert into account values ($1, 1, 0)', ['a'], none);
    await expect(database.transaction(write)).rejects.toThrow('a change of a without a fact');
    expect(await accounts()).toEqual([]);
  });
});
