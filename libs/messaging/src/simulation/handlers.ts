import type { ReceivedEvent } from '@xaso/contracts-common';
import { DomainError } from '@xaso/kernel';
import { type FailurePolicy, HandlerRegistry } from '../consumer/handlers.js';
import { AccountCredited, AccountOpened, ledgerEvents } from '../spec/ledger.js';
import type { Fact } from './fact.js';
import type { Effect } from './inbox-database.js';
import type { ModelTx } from './inbox-ports.js';
import type { Random } from './random.js';

/** Takes event by event, credits only. */
export const BOOKINGS = 'ledger.bookings';
/** Takes chunks, openings and credits. */
export const JOURNAL = 'ledger.journal';

/** How a handler refuses an event: before or after it wrote its effect, or by a failed statement that it swallows. */
type Refusal = 'before' | 'after' | 'rule' | 'swallowed';

/** What the handlers of a run do, and which events they refuse until they are mended. */
export class Handlers {
  readonly policies: Readonly<Record<string, FailurePolicy>>;
  private readonly refused = new Map<string, Refusal>();
  private mended = false;

  constructor(random: Random, keys: readonly string[], versions: number) {
    const other = (): FailurePolicy =>
      random.pick(['park-key', 'park-key', 'park-key', 'park-key', 'skip', 'block-partition']);
    this.policies = { [BOOKINGS]: other(), [JOURNAL]: other() };
    const refusals = random.pick([0, 0, 1, 2, 4]);
    for (let index = 0; index < refusals; index += 1) {
      const what = `${random.pick([BOOKINGS, JOURNAL])} ${random.pick(keys)} ${1 + random.below(versions)}`;
      this.refused.set(what, random.pick(['before', 'after', 'rule', 'swallowed']));
    }
  }

  /** Every event is taken from here on. */
  mend(): void {
    this.mended = true;
  }

  /** Whether the consumer reacts to a fact. */
  wants(consumer: string, fact: Pick<Fact, 'contract'>): boolean {
    return consumer === JOURNAL || fact.contract === AccountCredited;
  }

  registry(): HandlerRegistry<ModelTx> {
    const registry = new HandlerRegistry<ModelTx>(ledgerEvents);
    registry.add({
      consumer: BOOKINGS,
      contracts: [AccountCredited],
      policy: this.policies[BOOKINGS] ?? 'park-key',
      invoke: (event, tx) => this.take(BOOKINGS, [event], tx),
    });
    registry.add({
      consumer: JOURNAL,
      contracts: [AccountOpened, AccountCredited],
      policy: this.policies[JOURNAL] ?? 'park-key',
      invoke: (event, tx) => this.take(JOURNAL, [event], tx),
      invokeAll: (events, tx) => this.take(JOURNAL, events, tx),
    });
    return registry;
  }

  private async take(consumer: string, events: readonly ReceivedEvent[], tx: ModelTx): Promise<void> {
    const effects = events.map((event) => effectOf(consumer, event));
    const refusal = this.mended ? undefined : effects.map((one) => this.refusal(one)).find(Boolean);
    if (refusal === 'before') throw new RangeError('too much');
    if (refusal === 'rule') throw new DomainError('not-found', 'account-unknown', 'no such account');
    await tx.effects(effects);
    if (refusal === 'after') throw new RangeError('too much');
    if (refusal === 'swallowed') tx.spoil();
  }

  private refusal({ consumer, key, version }: Effect): Refusal | undefined {
    return this.refused.get(`${consumer} ${key} ${version}`);
  }
}

const effectOf = (consumer: string, { id, key, data }: ReceivedEvent): Effect => ({
  consumer,
  eventId: id,
  key,
  version: data.aggregateVersion,
});
