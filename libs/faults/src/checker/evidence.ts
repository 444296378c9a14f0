/** What the readers bring from databases and topics, row by row, and nothing that was concluded from it. */

/** A row of a service's outbox. */
export interface OutboxEntry {
  readonly seq: number;
  readonly eventId: string;
  readonly topic: string;
  readonly key: string;
  /** The verb of the type: `opened`, `deposited`, `sent`, `received`. */
  readonly kind: string;
  /** Version of the account that the fact leads to. */
  readonly version: number;
  /** Whole units of money; 0 where the fact moves none. */
  readonly amount: number;
  readonly to: string | null;
  readonly from: string | null;
  readonly order: string | null;
  /** Whether it was written while a fact was handled, not for a request. */
  readonly caused: boolean;
  /** Whether the relay's cursor has passed it: it says that Kafka has it. */
  readonly passed: boolean;
  /** 32 bits of the MD5 of the payload. */
  readonly digest: number;
}

/** A record of a topic. */
export interface TopicRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string | null;
  /** Header `ce_id`; null where there is none. */
  readonly eventId: string | null;
  /** Of the value, as of an outbox row. */
  readonly digest: number;
}

/** A row of `effect`: nothing but a repeated run of a handler makes a second one. */
export interface EffectRow {
  readonly seq: number;
  readonly consumer: string;
  readonly eventId: string;
  readonly key: string;
  readonly version: number;
}

export interface ParkedRow {
  readonly consumer: string;
  /** The event's id, or `<topic>/<partition>/<offset>` of a record that has none. */
  readonly eventId: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly key: string;
  /** Whether the inbox holds it for this consumer as well. */
  readonly claimed: boolean;
}

export interface BlockedRow {
  readonly consumer: string;
  readonly key: string;
}

export interface AccountRow {
  readonly id: string;
  readonly version: number;
  readonly balance: number;
}

/** How far a service's database says that it has read a partition. */
export interface PositionRow {
  readonly topic: string;
  readonly partition: number;
  readonly next: number;
}

/** Where the broker says that a partition ends. */
export interface LogEndRow {
  readonly topic: string;
  readonly partition: number;
  readonly end: number;
}

export const placeOf = (at: { topic: string; partition: number; offset: number }) =>
  `${at.topic}/${at.partition}/${at.offset}`;
