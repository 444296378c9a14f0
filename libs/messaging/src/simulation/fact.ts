import { binaryHeaders, type EventContract } from '@xaso/contracts-common';
import type { OutboxRow } from '../ports.js';
import { AccountCredited, AccountOpened, ledgerContext } from '../spec/ledger.js';

export const TOPIC = AccountCredited.topic;
export const PARTITIONS = 3;

/** A fact of the run, in the form in which each of its stations wants it. */
export interface Fact {
  readonly id: string;
  readonly key: string;
  readonly version: number;
  readonly contract: EventContract;
  readonly partition: number;
  readonly row: OutboxRow;
  readonly keyBytes: Buffer;
  readonly value: Buffer;
}

/** The keys of a run, and where they go. */
export const keyOf = (index: number): string => `account-${index}`;
const partitionOf = (key: string) => Number(key.slice('account-'.length)) % PARTITIONS;

const COMMON = JSON.stringify({
  ...ledgerContext,
  occurredAt: '2026-01-05T03:00:00.000Z',
  recordedAt: '2026-01-05T03:00:01.000Z',
  correlationId: '0197a9a0-0000-7000-8000-000000000001',
}).slice(0, -1);

/** The first version of an account is its opening, every other one a credit. */
export function makeFact(seq: bigint, key: string, version: number): Fact {
  const id = `0197a9a0-0000-7000-8000-${seq.toString(16).padStart(12, '0')}`;
  const contract: EventContract = version === 1 ? AccountOpened : AccountCredited;
  const amount = version === 1 ? '' : ',"amount":1';
  const payload = `${COMMON},"aggregateVersion":${version}${amount}}`;
  const headers = binaryHeaders({ id, source: '/xaso/ledger', type: contract.type });
  return {
    id,
    key,
    version,
    contract,
    partition: partitionOf(key),
    row: { seq, topic: TOPIC, key, headers, payload },
    keyBytes: Buffer.from(key),
    value: Buffer.from(payload),
  };
}

/** As an operator says it. */
export const nameOf = (fact: Pick<Fact, 'key' | 'version'>): string =>
  `${fact.key.replace('account-', 'a')}v${fact.version}`;
