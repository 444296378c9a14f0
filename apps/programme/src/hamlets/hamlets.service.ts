import { Inject, Injectable } from '@nestjs/common';
import { communeName } from '@xaso/admin-units';
import type { HamletKind } from '@xaso/contracts-programme';
import { type Actor, assertHappened, type Clock, type Day, dayOf, type UnitId } from '@xaso/kernel';
import { assertCommune, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { CommuneThingsService } from '../common/commune-things.service.js';
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

/** The register of hamlets. */
@Injectable()
export class HamletsService extends CommuneThingsService<Hamlet> {
  constructor(
    database: Database,
    private readonly hamlets: HamletsStore,
    private readonly programmes: ProgrammesStore,
    @Inject(CLOCK) clock: Clock,
  ) {
    super(database, hamlets, clock, 'hamlet');
  }

  /** @throws DomainError not-found (programme), forbidden, invalid (commune, day), conflict (number) */
  async register(tx: Tx, { on, number, ...entry }: HamletEntry, actor: Actor): Promise<object> {
    assertCommune(actor, entry.communeUnitId);
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
    to: { name: string; kind?: HamletKind | undefined; on: Day; reason: string },
    actor: Actor,
  ): Promise<object> {
    const { on, reason } = to;
    return this.change(id, actor, { action: 'hamlet.renamed', on, reason }, (hamlet) =>
      rename(hamlet, to, on, reason),
    );
  }

  merge(id: string, into: string, on: Day, reason: string, actor: Actor): Promise<object> {
    const doing = { action: 'hamlet.merged', on, reason, detail: { into } };
    return this.change(id, actor, doing, async (_before, tx) => {
      await this.hamlets.lock(tx, [id, into]);
      const hamlet = await this.hamlets.load(tx, id);
      const other = await this.hamlets.load(tx, into);
      return merge(hamlet, other, on, reason, await this.hamlets.teamDecision(tx, id));
    });
  }

  protected override view(hamlet: Hamlet): object {
    const { searchText: _internal, ...seen } = hamlet;
    const { name, kind } = nameOf(hamlet);
    return { ...seen, name, kind, commune: communeName(hamlet.communeUnitId) };
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
