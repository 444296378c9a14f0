import { decodeRecord, type EventContract, type ReceivedEvent, readerFaults, UndecodableRecord } from '@xaso/contracts-common';
import { isUuid } from '@xaso/kernel';
import type { ConsumedRecord } from '../ports.js';

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
}

/** A record after decoding: a fact with the handlers that react to it, or the reason why it is none. */
export type Decoded<Tx = unknown> =
  | { readonly ok: true; readonly record: ConsumedRecord; readonly event: ReceivedEvent; readonly handlers: readonly Handler<Tx>[] }
  | { readonly ok: false; readonly record: ConsumedRecord; readonly eventId: string; readonly key: string | undefined; readonly type?: string; readonly error: string; readonly handlers: readonly Handler<Tx>[] };

/** All handlers of a service, and what it knows of the topics it reads. */
export class HandlerRegistry<Tx = unknown> {
  private readonly byConsumer = new Map<string, Handler<Tx>>();
  private readonly contracts = new Map<string, EventContract>();
  private readonly byType = new Map<string, Handler<Tx>[]>();
  private readonly byTopic = new Map<string, Handler<Tx>[]>();

  constructor(reads: readonly EventContract[], private readonly topicPrefix = '') {
    for (const contract of reads) this.contracts.set(`${contract.topic}\0${contract.type}`, contract);
  }

  /** @throws Error on a second handler with the same consumer name, or a fact that is not among those the service reads. */
  add(handler: Handler<Tx>): void {
    if (this.byConsumer.has(handler.consumer)) throw new Error(`two handlers are named ${handler.consumer}; the name is the key of the inbox and must be unique`);
    this.byConsumer.set(handler.consumer, handler);
    for (const contract of handler.contracts) {
      const id = `${contract.topic}\0${contract.type}`;
      if (!this.contracts.has(id)) throw new Error(`${handler.consumer} reacts to ${contract.type}, which is not listed in "reads" of the messaging module`);
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

  get(consumer: string): Handler<Tx> | undefined {
    return this.byConsumer.get(consumer);
  }

  decode(record: ConsumedRecord): Decoded<Tx> {
    const topic = record.topic.slice(this.topicPrefix.length);
    let event: ReceivedEvent | undefined;
    try {
      event = decodeRecord(record);
      if (!isUuid(event.id)) throw new UndecodableRecord(`the event id ${event.id.slice(0, 80)} is not a UUID`);
      const id = `${topic}\0${event.type}`;
      const contract = this.contracts.get(id);
      if (!contract) throw new UndecodableRecord(`${event.type.slice(0, 80)} is no known fact of ${topic}`);
      const faults = readerFaults(contract, event.data);
      if (faults.length > 0) throw new UndecodableRecord(`${event.type} breaks its contract: ${faults.join('; ')}`);
      return { ok: true, record, event, handlers: this.byType.get(id) ?? [] };
    } catch (error) {
      if (!(error instanceof UndecodableRecord)) throw error;
      return {
        ok: false,
        record,
        eventId: event && isUuid(event.id) ? event.id : `${record.topic}/${record.partition}/${record.offset}`,
        key: record.key === null || record.key.length === 0 ? undefined : record.key.toString(),
        ...(event ? { type: event.type } : {}),
        error: error.message,
        handlers: this.byTopic.get(topic) ?? [],
      };
    }
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
