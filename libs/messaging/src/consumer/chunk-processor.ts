import {
  type ConsumedRecord,
  type InboxSession,
  type InboxStore,
  ParkedFull,
  type ParkedRecord,
  type PartitionRef,
} from '../ports.js';
import { describe, isInfrastructure } from './faults.js';
import type { Decoded, Handler, HandlerRegistry } from './handlers.js';

/** How a chunk ended. */
export type ChunkOutcome =
  | { readonly kind: 'advanced'; readonly next: bigint }
  /** Another owner moved the stored offset: read it again and seek. */
  | { readonly kind: 'fenced' }
  /** The partition must not go on until an operator has looked. */
  | { readonly kind: 'blocked'; readonly next: bigint; readonly reason: string };

export interface ChunkObserver {
  applied(consumer: string, events: number): void;
  duplicates(consumer: string, events: number): void;
  parked(consumer: string, events: number): void;
}

class Fenced extends Error {}

const TRIES = 3;

/**
 * Takes a chunk of records of one partition into the database: blocked keys, inbox, effects, parked events and the fence
 * commit together. A chunk that fails is halved until the event that fails stands alone; that one is tried three times
 * and then parked. Errors of the infrastructure are thrown to the caller, who repeats the chunk.
 */
export class ChunkProcessor<Tx = unknown> {
  constructor(
    private readonly registry: HandlerRegistry<Tx>,
    private readonly store: InboxStore<Tx>,
    private readonly observer: ChunkObserver,
  ) {}

  /** `next` is the offset stored for the partition. @throws only infrastructure errors. */
  async process(at: PartitionRef, next: bigint, records: readonly ConsumedRecord[]): Promise<ChunkOutcome> {
    const decoded = records.map((record) => this.registry.decode(record));
    try {
      return await this.range(at, next, decoded);
    } catch (error) {
      if (error instanceof Fenced) return { kind: 'fenced' };
      throw error;
    }
  }

  private async range(
    at: PartitionRef,
    next: bigint,
    decoded: readonly Decoded<Tx>[],
  ): Promise<ChunkOutcome> {
    const keyless = decoded.findIndex((item) => !item.ok && item.key === undefined);
    if (keyless === 0) {
      const item = decoded[0] as Decoded<Tx> & { ok: false };
      return { kind: 'blocked', next, reason: `offset ${item.record.offset}: ${item.error}` };
    }
    const whole = keyless < 0 ? decoded : decoded.slice(0, keyless);
    const outcome = await this.halves(at, next, whole);
    if (outcome.kind !== 'advanced' || keyless < 0) return outcome;
    return this.range(at, outcome.next, decoded.slice(keyless));
  }

  private async halves(
    at: PartitionRef,
    next: bigint,
    decoded: readonly Decoded<Tx>[],
  ): Promise<ChunkOutcome> {
    try {
      return { kind: 'advanced', next: await this.attempt(at, next, decoded, new Map()) };
    } catch (error) {
      if (error instanceof Fenced || isInfrastructure(error)) throw error;
      if (decoded.length === 1) return this.alone(at, next, decoded[0] as Decoded<Tx>, error);
    }
    const middle = Math.ceil(decoded.length / 2);
    const first = await this.halves(at, next, decoded.slice(0, middle));
    return first.kind === 'advanced' ? this.halves(at, first.next, decoded.slice(middle)) : first;
  }

  /** One event that failed: each of its handlers that keeps failing is refused, the others have their effect. */
  private async alone(
    at: PartitionRef,
    next: bigint,
    item: Decoded<Tx>,
    first: unknown,
  ): Promise<ChunkOutcome> {
    const refused = new Map<Handler<Tx>, string>();
    let last = first;
    if (last instanceof ParkedFull) return full(next, item, last);
    for (let attempt = 2; ; attempt += 1) {
      try {
        return { kind: 'advanced', next: await this.attempt(at, next, [item], refused) };
      } catch (error) {
        if (error instanceof Fenced || isInfrastructure(error)) throw error;
        if (error instanceof ParkedFull) return full(next, item, error, ...refused.values());
        last = error;
      }
      if (attempt < TRIES) continue;
      const culprit = last instanceof HandlerFailure ? (last.handler as Handler<Tx>) : undefined;
      // Not a handler's doing: no number of parked events would heal it.
      if (!culprit || refused.has(culprit)) throw last;
      if (culprit.policy === 'block-partition') {
        return {
          kind: 'blocked',
          next,
          reason: `${culprit.consumer} at offset ${item.record.offset}: ${describe(last)}`,
        };
      }
      refused.set(culprit, describe(last));
      attempt = 0;
    }
  }

  private async attempt(
    at: PartitionRef,
    from: bigint,
    decoded: readonly Decoded<Tx>[],
    refused: ReadonlyMap<Handler<Tx>, string>,
  ): Promise<bigint> {
    const to = (decoded.at(-1) as Decoded<Tx>).record.offset + 1n;
    const counts = await this.store.transaction(async (session) => {
      // One journey for both: what the second tells counts only when the first has moved the fence.
      const [held, blocked] = await Promise.all([
        session.advance(at, from, to),
        session.blocked(consumersOf(decoded), [...new Set(decoded.map(keyOf))]),
      ]);
      if (!held) throw new Fenced();
      return this.effects(session, decoded, refused, new Set(blocked));
    });
    // Counted after the commit only.
    for (const [consumer, count] of counts) {
      this.observer.applied(consumer, count.applied);
      this.observer.duplicates(consumer, count.duplicates);
      this.observer.parked(consumer, count.parked);
    }
    return to;
  }

  private async effects(
    session: InboxSession<Tx>,
    decoded: readonly Decoded<Tx>[],
    refused: ReadonlyMap<Handler<Tx>, string>,
    blocked: Set<string>,
  ): Promise<Map<string, Counts>> {
    const counts = new Map<string, Counts>();
    for (const handler of handlersOf(decoded)) {
      const mine = decoded.filter((one) => one.handlers.includes(handler));
      const { apply, parked } = sort(handler, mine, blocked, refused.get(handler));
      const count = {
        ...(await this.apply(session, handler, apply, decoded.length === 1)),
        parked: parked.length,
      };
      counts.set(handler.consumer, count);
      if (parked.length > 0) await session.park(parked);
    }
    return counts;
  }

  private async apply(
    session: InboxSession<Tx>,
    handler: Handler<Tx>,
    items: readonly Applicable<Tx>[],
    alone: boolean,
  ): Promise<{ applied: number; duplicates: number }> {
    const fresh = new Set(
      await session.claim(
        handler.consumer,
        items.map((item) => item.event.id),
      ),
    );
    const applied = items.filter((item) => fresh.delete(item.event.id));
    try {
      await this.invoke(session, handler, applied, alone);
    } catch (error) {
      throw isInfrastructure(error) ? error : new HandlerFailure(handler, error);
    }
    return { applied: applied.length, duplicates: items.length - applied.length };
  }

  private async invoke(
    session: InboxSession<Tx>,
    handler: Handler<Tx>,
    items: readonly Applicable<Tx>[],
    alone: boolean,
  ): Promise<void> {
    const [first] = items;
    if (!first) return;
    if (handler.invokeAll)
      await handler.invokeAll(
        items.map((item) => item.event),
        session.tx,
        first.record,
      );
    else for (const item of items) await handler.invoke(item.event, session.tx, item.record);
    // What a handler leaves behind would fail at COMMIT, when nobody knows any more whose it was.
    if (alone) await session.verify();
  }
}

type Applicable<Tx> = Decoded<Tx> & { readonly ok: true };

interface Counts {
  applied: number;
  duplicates: number;
  parked: number;
}

const handlersOf = <Tx>(decoded: readonly Decoded<Tx>[]): Set<Handler<Tx>> =>
  new Set(decoded.flatMap((item) => item.handlers));

const consumersOf = (decoded: readonly Decoded[]): string[] =>
  [...handlersOf(decoded)].map((handler) => handler.consumer);

// Records without a key never come this far.
const keyOf = (item: Decoded): string => (item.ok ? item.event.key : (item.key ?? ''));

/**
 * Decides before anything is claimed which events of a handler are applied and which are parked: a parked event must not
 * be in the inbox, or its redrive would do nothing. `blocked` grows by the keys that are blocked on the way.
 */
function sort<Tx>(
  handler: Handler<Tx>,
  items: readonly Decoded<Tx>[],
  blocked: Set<string>,
  refusal: string | undefined,
): { apply: Applicable<Tx>[]; parked: ParkedRecord[] } {
  const { consumer, policy } = handler;
  const apply: Applicable<Tx>[] = [];
  const parked: ParkedRecord[] = [];
  for (const item of items) {
    const key = keyOf(item);
    const waits = blocked.has(`${consumer}\0${key}`);
    if (item.ok && !waits && refusal === undefined) {
      apply.push(item);
      continue;
    }
    const error = item.ok ? (refusal ?? 'stands behind a parked event of its key') : item.error;
    parked.push({
      consumer,
      key,
      error,
      record: item.record,
      eventId: item.ok ? item.event.id : item.eventId,
      type: item.ok ? item.event.type : item.type,
      attempts: refusal === undefined ? 0 : TRIES,
      blocks: policy !== 'skip',
    });
    if (policy !== 'skip') blocked.add(`${consumer}\0${key}`);
  }
  return { apply, parked };
}

/** It cannot be parked, so it stops the partition as under the policy `block-partition`. */
const full = (
  next: bigint,
  item: Decoded,
  error: ParkedFull,
  ...causes: readonly string[]
): ChunkOutcome => ({
  kind: 'blocked',
  next,
  reason: [`offset ${item.record.offset}`, ...causes, error.message].join(': '),
});

/** Which handler failed, so that the others of the same event are not held up by it. */
class HandlerFailure extends Error {
  constructor(
    readonly handler: Handler,
    override readonly cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause));
    this.name = cause instanceof Error ? cause.name : 'Error';
  }
}
