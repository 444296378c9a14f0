import type { ConsumedRecord, InboxSession, InboxStore, ParkedRecord, PartitionRef } from '../ports.js';
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

  private async range(at: PartitionRef, next: bigint, decoded: readonly Decoded<Tx>[]): Promise<ChunkOutcome> {
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

  private async halves(at: PartitionRef, next: bigint, decoded: readonly Decoded<Tx>[]): Promise<ChunkOutcome> {
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
  private async alone(at: PartitionRef, next: bigint, item: Decoded<Tx>, first: unknown): Promise<ChunkOutcome> {
    const refused = new Map<Handler<Tx>, string>();
    let last = first;
    for (let attempt = 2; ; attempt += 1) {
      try {
        return { kind: 'advanced', next: await this.attempt(at, next, [item], refused) };
      } catch (error) {
        if (error instanceof Fenced || isInfrastructure(error)) throw error;
        last = error;
      }
      if (attempt < TRIES) continue;
      const culprit = last instanceof HandlerFailure ? (last.handler as Handler<Tx>) : undefined;
      if (!culprit || refused.has(culprit)) throw last;
      if (culprit.policy === 'block-partition') return { kind: 'blocked', next, reason: `${culprit.consumer} at offset ${item.record.offset}: ${describe(last)}` };
      refused.set(culprit, describe(last));
      attempt = 0;
    }
  }

  private attempt(at: PartitionRef, from: bigint, decoded: readonly Decoded<Tx>[], refused: ReadonlyMap<Handler<Tx>, string>): Promise<bigint> {
    const to = (decoded.at(-1) as Decoded<Tx>).record.offset + 1n;
    return this.store
      .transaction(async (session) => {
        if (!(await session.advance(at, from, to))) throw new Fenced();
        return this.effects(session, decoded, refused);
      })
      .then((counts) => {
        // Counted after the commit only.
        for (const [consumer, count] of counts) {
          this.observer.applied(consumer, count.applied);
          this.observer.duplicates(consumer, count.duplicates);
          this.observer.parked(consumer, count.parked);
        }
        return to;
      });
  }

  private async effects(session: InboxSession<Tx>, decoded: readonly Decoded<Tx>[], refused: ReadonlyMap<Handler<Tx>, string>): Promise<Map<string, Counts>> {
    const counts = new Map<string, Counts>();
    const handlers = [...new Set(decoded.flatMap((item) => item.handlers))];
    if (handlers.length === 0) return counts;
    const keyOf = (item: Decoded<Tx>) => (item.ok ? item.event.key : (item.key as string));
    const blocked = new Set(await session.blocked(handlers.map((handler) => handler.consumer), [...new Set(decoded.map(keyOf))]));
    for (const handler of handlers) {
      const { consumer } = handler;
      const parked: ParkedRecord[] = [];
      const apply: Applicable<Tx>[] = [];
      // Decided before anything is claimed: a parked event must not be in the inbox, or its redrive would do nothing.
      for (const item of decoded.filter((one) => one.handlers.includes(handler))) {
        const key = keyOf(item);
        const refusal = refused.get(handler);
        if (item.ok && !blocked.has(`${consumer}\0${key}`) && refusal === undefined) {
          apply.push(item);
          continue;
        }
        parked.push({
          consumer,
          key,
          record: item.record,
          eventId: item.ok ? item.event.id : item.eventId,
          type: item.ok ? item.event.type : item.type,
          error: item.ok ? (refusal ?? 'stands behind a parked event of its key') : item.error,
          attempts: refusal === undefined ? 0 : TRIES,
          blocks: handler.policy !== 'skip',
        });
        if (handler.policy !== 'skip') blocked.add(`${consumer}\0${key}`);
      }
      const fresh = new Set(await session.claim(consumer, apply.map((item) => item.event.id)));
      const count = { applied: 0, duplicates: 0, parked: parked.length };
      counts.set(consumer, count);
      for (const item of apply) {
        if (!fresh.delete(item.event.id)) {
          count.duplicates += 1;
          continue;
        }
        await handler.invoke(item.event, session.tx, item.record).catch((error: unknown) => {
          throw isInfrastructure(error) ? error : new HandlerFailure(handler as Handler, error);
        });
        count.applied += 1;
      }
      if (parked.length > 0) await session.park(parked);
    }
    return counts;
  }
}

type Applicable<Tx> = Decoded<Tx> & { readonly ok: true };

interface Counts {
  applied: number;
  duplicates: number;
  parked: number;
}

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
