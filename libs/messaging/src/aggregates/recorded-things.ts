import { type Changes, type CommuneThing, type Decided, valuesBefore } from '@xaso/contracts-common';
import { type Actor, assertHappened, type Clock, type Day } from '@xaso/kernel';
import { audit, type AuditEntry, type Database, type Tx } from '@xaso/platform';
import type { FindOptionsWhere, ObjectLiteral } from 'typeorm';
import type { CommuneThingsStore, Page } from './commune-things.store.js';

/** What is done to a thing, for the audit log: `team.dissolved` on a day and why. */
export interface Doing {
  readonly action: string;
  readonly on: Day;
  readonly reason?: string | undefined;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/**
 * Recording and changing things of communes: commune, day, row with facts and audit log are the same for all of them.
 * `V` is what callers see of a thing.
 */
export abstract class RecordedThings<T extends CommuneThing & ObjectLiteral, V extends object = object> {
  /** @param subject what the audit log calls it, e.g. `team` */
  protected constructor(
    protected readonly database: Database,
    protected readonly store: CommuneThingsStore<T>,
    protected readonly clock: Clock,
    protected readonly subject: string,
  ) {}

  list({ after, limit, ...filter }: FindOptionsWhere<T> & Page, actor: Actor): Promise<V[]> {
    return this.database.transaction(async (tx) => {
      const things = await this.store.list(tx, filter as FindOptionsWhere<T>, { after, limit }, actor);
      return things.map((thing) => this.view(thing));
    });
  }

  /** @throws DomainError not-found, forbidden */
  one(id: string, actor: Actor): Promise<V> {
    return this.database.transaction(async (tx) => this.view(await this.store.mine(tx, id, actor)));
  }

  /** What callers see of a thing. */
  protected abstract view(thing: T): V;

  /** Stores what was decided, with its facts. */
  protected async add(tx: Tx, decided: Decided<T>, actor: Actor, action: string): Promise<V> {
    await this.store.insert(tx, decided, this.store.context(decided.next, actor.role));
    await audit(tx, this.entry(actor, decided.next.id, { action }));
    return this.view(decided.next);
  }

  /** Loads, decides and stores in one transaction. @throws DomainError not-found, forbidden, invalid (a day to come) */
  protected change(
    id: string,
    actor: Actor,
    { action, on, reason, detail }: Doing,
    decide: (thing: T, tx: Tx) => Decided<T> | Promise<Decided<T>>,
  ): Promise<V> {
    assertHappened(on, this.clock.now());
    return this.rewriteAs(id, actor, decide, () => ({ action, reason, detail: { on, ...detail } }));
  }

  /** Writes otherwise what was recorded; the audit log keeps the reason and what was there before. @throws as `change` */
  protected amend<C extends Changes<T>>(
    id: string,
    actor: Actor,
    { reason, on }: { readonly reason: string; readonly on?: Day },
    changes: C,
    decide: (thing: T, changes: C, tx: Tx) => Decided<T> | Promise<Decided<T>>,
  ): Promise<V> {
    if (on !== undefined) assertHappened(on, this.clock.now());
    return this.rewriteAs(
      id,
      actor,
      (thing, tx) => decide(thing, changes, tx),
      (thing) => ({
        action: `${this.subject}.corrected`,
        reason,
        detail: { ...(on === undefined ? {} : { on }), before: valuesBefore(thing, changes) },
      }),
    );
  }

  /** Loads, decides and stores in one transaction, and writes down what was done. @throws as `decide` */
  protected rewriteAs(
    id: string,
    actor: Actor,
    decide: (thing: T, tx: Tx) => Decided<T> | Promise<Decided<T>>,
    logged: (before: T) => Omit<Doing, 'on'>,
  ): Promise<V> {
    return this.database.transaction(async (tx) => {
      const thing = await this.store.mine(tx, id, actor);
      const decided = await decide(thing, tx);
      await this.store.update(tx, decided, this.store.context(decided.next, actor.role));
      await audit(tx, this.entry(actor, id, logged(thing)));
      return this.view(decided.next);
    });
  }

  protected entry(
    actor: Actor,
    subjectId: string,
    { reason, ...doing }: { action: string; reason?: string | undefined; detail?: unknown },
  ): AuditEntry {
    return {
      actor,
      subject: this.subject,
      subjectId,
      ...doing,
      ...(reason === undefined ? {} : { reason }),
    };
  }
}
