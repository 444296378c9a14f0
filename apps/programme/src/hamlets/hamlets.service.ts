import { Inject, Injectable } from '@nestjs/common';
import { withCommune } from '@xaso/admin-units';
import { ifSeen, type Seen } from '@xaso/contracts-common';
import type { HamletKind } from '@xaso/contracts-programme';
import { type Actor, assertHappened, type Clock, type Day, dayOf, type UnitId } from '@xaso/kernel';
import { RecordedThings } from '@xaso/messaging';
import { assertCommune, assertHamlet, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { ProgrammesStore } from '../programmes/programmes.store.js';
import { type Hamlet, merge, nameOf, nameOn, register, rename, standsFor } from './hamlet.js';
import { HamletsStore } from './hamlets.store.js';

/** What a caller says of a hamlet to be registered. */
export interface HamletEntry {
  readonly programme: string;
  readonly communeUnitId: UnitId;
  readonly name: string;
  readonly kind: HamletKind;
  readonly on: Day;
  readonly number?: number | undefined;
}

/** A hamlet as callers see it, by its present name. */
function shownHamlet({ searchText: _internal, ...hamlet }: Hamlet) {
  const { name, kind } = nameOf(hamlet);
  return withCommune({ ...hamlet, name, kind });
}

/** The register of hamlets. */
@Injectable()
export class HamletsService extends RecordedThings<Hamlet, ReturnType<typeof shownHamlet>> {
  constructor(
    database: Database,
    private readonly hamlets: HamletsStore,
    private readonly programmes: ProgrammesStore,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(database, hamlets, clock, 'hamlet');
  }

  /** @throws DomainError not-found (programme), forbidden, invalid (commune, day), conflict (number) */
  async register(tx: Tx, { on, number, ...entry }: HamletEntry, actor: Actor) {
    assertCommune(actor, entry.communeUnitId);
    assertHamlet(actor, null);
    assertHappened(on, this.clock.now());
    const { synthetic } = await this.programmes.named(tx, entry.programme);
    const decided = register({
      ...entry,
      id: uuidv7(),
      number: await this.hamlets.number(tx, entry.communeUnitId, number),
      registeredOn: on,
      synthetic,
      createdAt: this.clock.now(),
    });
    return this.add(tx, decided, actor, 'hamlet.registered');
  }

  rename(
    id: string,
    { version, ...to }: Seen<{ name: string; kind?: HamletKind | undefined; on: Day; reason: string }>,
    actor: Actor,
  ) {
    const { on, reason } = to;
    const decide = ifSeen(version, this.store.what, (hamlet: Hamlet) => rename(hamlet, to, on, reason));
    return this.change(id, actor, { action: 'hamlet.renamed', on, reason }, decide);
  }

  merge(id: string, into: string, on: Day, reason: string, actor: Actor) {
    const doing = { action: 'hamlet.merged', on, reason, detail: { into } };
    return this.change(id, actor, doing, async (_before, tx) => {
      await this.hamlets.lock(tx, [id, into]);
      const hamlet = await this.hamlets.load(tx, id);
      const other = await this.hamlets.load(tx, into);
      await this.hamlets.assertHamlet(tx, other, actor);
      return merge(hamlet, other, on, reason, await this.hamlets.teamDecision(tx, id));
    });
  }

  protected view(hamlet: Hamlet) {
    return shownHamlet(hamlet);
  }

  /** The names of a hamlet and the one that stands for it on a day, by default today. */
  history(id: string, on: Day | undefined, actor: Actor) {
    const day = on ?? dayOf(this.clock.now());
    return this.database.transaction(async (tx) => {
      const hamlet = await this.hamlets.mine(tx, id, actor);
      const way = standsFor(hamlet, await this.hamlets.following(tx, id), day);
      const called = way.map((one) => {
        const { name, kind } = nameOn(one, day);
        const { mergedInto, mergedOn, mergeReason } = one;
        return { id: one.id, code: one.code, name, kind, mergedInto, mergedOn, mergeReason };
      });
      return { id, code: hamlet.code, on: day, names: hamlet.names, way: called, standsFor: called.at(-1) };
    });
  }
}
