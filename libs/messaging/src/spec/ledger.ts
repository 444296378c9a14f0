import { randomUUID } from 'node:crypto';
import {
  binaryHeaders,
  Count,
  defineEvent,
  type EventContract,
  type FactContext,
} from '@xaso/contracts-common';
import type { ConsumedRecord } from '../ports.js';

/** A made-up service for the specs: accounts that are opened and credited. */
export const AccountOpened = defineEvent({
  type: 'ledger.account.opened',
  topic: 'ledger.account.v1',
  description: 'An account was opened.',
  data: {},
});

export const AccountCredited = defineEvent({
  type: 'ledger.account.credited',
  topic: 'ledger.account.v1',
  description: 'An amount was added to an account.',
  data: { amount: Count('what was added') },
});

/** Another topic, with a single aggregate. */
export const DayClosed = defineEvent({
  type: 'ledger.day.closed',
  topic: 'ledger.day.v1',
  description: 'No more is booked on a day.',
  data: {},
});

export const ledgerEvents = [AccountOpened, AccountCredited, DayClosed] as const;

export const ledgerContext: FactContext = {
  programme: 'ledger-test',
  source: 'online',
  synthetic: true,
  actorRole: 'viewer',
};

export interface RecordOptions {
  readonly offset?: number;
  readonly partition?: number;
  readonly id?: string;
  readonly key?: string | null;
  readonly type?: string;
  /** Over the fields of a sound payload. */
  readonly data?: Readonly<Record<string, unknown>>;
  /** In place of the payload. */
  readonly value?: Buffer | null;
}

/** A record as the outbox would have published it, except for what the options say. */
export function ledgerRecord(contract: EventContract, options: RecordOptions = {}): ConsumedRecord {
  const { offset = 0, partition = 0, id = randomUUID(), key = 'a', type = contract.type } = options;
  const payload = {
    ...ledgerContext,
    occurredAt: '2026-01-05T03:00:00.000Z',
    recordedAt: '2026-01-05T03:00:01.000Z',
    aggregateVersion: 1,
    correlationId: '0197a9a0-0000-7000-8000-000000000001',
    ...(contract === AccountCredited ? { amount: 1 } : {}),
    ...options.data,
  };
  return {
    topic: contract.topic,
    partition,
    offset: BigInt(offset),
    key: key === null ? null : Buffer.from(key),
    value: options.value === undefined ? Buffer.from(JSON.stringify(payload)) : options.value,
    headers: binaryHeaders({ id, source: '/xaso/ledger', type }),
  };
}
