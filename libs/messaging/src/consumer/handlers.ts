import {
  decodeRecord,
  type EventContract,
  type ReceivedEvent,
  readerFaults,
  recordKey,
  UndecodableRecord,
} from '@xaso/contracts-common';
import { isUuid } from '@xaso/kernel';
import type { ConsumedRecord, PartitionRef } from '../ports.js';

/** What happens to an event that its handler refuses three times. */
export type FailurePolicy =
  /** It is parked, and later events of its key wait behind it. */
  | 'park-key'
  /** The whole partition waits for an operator. */
  | 'block-partition'
  /** It is parked, later events of its key go on. For handlers to whom order means nothing. */
  | 'skip';

/** A consumer: one name, one inbox key, the facts it reacts to. */
export interface Handler<Tx = unknown> {
  readonly consumer: string;
  readonly contracts: readonly EventContract[];
  readonly policy: FailurePolicy;
  invoke(event: ReceivedEvent, tx: Tx, record: ConsumedRecord): Promise<void>;
  /** Takes several events at once, in their order; only handlers of chunks have it. */
  invokeAll?(events: readonly ReceivedEvent[], tx: Tx, at: PartitionRef): Promise<void>;
}

/** A record after decoding: a fact with the handlers that react to it, or the reason why it is none. */
export type Decoded<Tx = unknown> = Fact<Tx> | Unreadable<Tx>;

interface Fact<Tx> {
  readonly ok: true;
  readonly record: ConsumedRecord;
  readonly event: ReceivedEvent;
  readonly handlers: readonly Handler<Tx>[];
}

interface Unreadable<Tx> {
  readonly ok: false;
  readonly record: ConsumedRecord;
  readonly eventId: string;
  /** Undefined: nobody knows behind what the record would have to wait. */
  readonly key: string | undefined;
  readonly type?: string;
  readonly error: string;
  /** Every handler of the topic: it may have been meant for any of them. */
  readonly handlers: readonly Handler<Tx>[];
}

/** Keys are ids of aggregates; what is longer is none, and would not fit into an index either. */
const LONGEST_KEY = 512;

/** All handlers of a service, and what it knows of the topics it reads. */
export class HandlerRegistry<Tx = unknown> {
  private readonly byConsumer = new Map<string, Handler<Tx>>();
  private readonly contracts = new Map<string, EventContract>();
  private readonly byType = new Map<string, Handler<Tx>[]>();
  private readonly byTopic = new Map<string, Handler<Tx>[]>();

  constructor(
    reads: readonly EventContract[],
    private readonly topicPrefix = '',
  ) {
    for (const contract of reads) this.contracts.set(`${contract.topic}\0${contract.type}`, contract);
  }

  /** @throws Error on a second handler with the same consumer name, or a fact that is not among those the service reads. */
  add(handler: Handler<Tx>): void {
    if (this.byConsumer.has(handler.consumer)) {
      throw new Error(
        `two handlers are named ${handler.consumer}; the name is the key of the inbox and must be unique`,
      );
    }
    if (handler.contracts.length === 0)
      throw new Error(`${handler.consumer} reacts to no fact at all; list its contracts in @OnEvent`);
    this.byConsumer.set(handler.consumer, handler);
    for (const contract of handler.contracts) {
      const id = `${contract.topic}\0${contract.type}`;
      if (!this.contracts.has(id)) {
        throw new Error(
          `${handler.consumer} reacts to ${contract.type}, which is not listed in "reads" of the messaging module`,
        );
      }
      push(this.byType, id, handler);
      const handlers = this.byTopic.get(contract.topic) ?? [];
      if (!handlers.includes(handler)) push(this.byTopic, contract.topic, handler);
    }
  }

  /** Physical names of the topics to subscribe. */
  topics(): string[] {
    return [...this.byTopic.keys()].map((topic) => this.topicPrefix + topic);
  }

  consumers(): string[] {
    return [...this.byConsumer.keys()];
  }

  /** All of them, by the names of their consumers. */
  handlers(): Handler<Tx>[] {
    return [...this.byConsumer.values()];
  }

  get(consumer: string): Handler<Tx> | undefined {
    return this.byConsumer.get(consumer);
  }

  decode(record: ConsumedRecord): Decoded<Tx> {
    const topic = record.topic.slice(this.topicPrefix.length);
    const key = readableKey(record);
    let event: ReceivedEvent | undefined;
    try {
      if (key === undefined)
        throw new UndecodableRecord('the key is missing or no id: text of at most 512 bytes without a NUL');
      event = decodeRecord(record);
      if (!isUuid(event.id))
        throw new UndecodableRecord(`the event id ${event.id.slice(0, 80)} is not a UUID`);
      const id = `${topic}\0${event.type}`;
      const contract = this.contracts.get(id);
      if (!contract) throw new UndecodableRecord(`${event.type.slice(0, 80)} is no known fact of ${topic}`);
      const faults = readerFaults(contract, event.data);
      if (faults.length > 0)
        throw new UndecodableRecord(`${event.type} breaks its contract: ${faults.join('; ')}`);
      return { ok: true, record, event, handlers: this.byType.get(id) ?? [] };
    } catch (error) {
      if (!(error instanceof UndecodableRecord)) throw error;
      return {
        ok: false,
        record,
        key,
        eventId:
          event && isUuid(event.id) ? event.id : `${record.topic}/${record.partition}/${record.offset}`,
        ...(event ? { type: event.type } : {}),
        error: error.message,
        handlers: this.byTopic.get(topic) ?? [],
      };
    }
  }
}

function readableKey(record: ConsumedRecord): string | undefined {
  const key = recordKey(record);
  if (key === undefined || key.includes('\0') || Buffer.byteLength(key) > LONGEST_KEY) return undefined;
  return key;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
