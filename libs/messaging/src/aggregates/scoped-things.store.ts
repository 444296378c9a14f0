import type { CommuneThing } from '@xaso/contracts-common';
import type { Actor } from '@xaso/kernel';
import { assertHamlet, forWholeCommunes, type Tx } from '@xaso/platform';
import type { FindOptionsWhere, ObjectLiteral } from 'typeorm';
import { CommuneThingsStore, type Page } from './commune-things.store.js';

/** Things of communes and of their hamlets: whoever is kept to hamlets neither sees nor changes what is of no hamlet of theirs. */
export abstract class ScopedThingsStore<
  T extends CommuneThing & ObjectLiteral,
> extends CommuneThingsStore<T> {
  /** Code of the hamlet that a thing is of; null, as unless told, for what is of its commune as a whole. */
  protected hamletOf(_tx: Tx, _thing: T): Promise<string | null> {
    return Promise.resolve(null);
  }

  /** @throws DomainError forbidden `other-hamlet` */
  async assertHamlet(tx: Tx, thing: T, actor: Actor): Promise<void> {
    if (actor.hamlets !== undefined) assertHamlet(actor, await this.hamletOf(tx, thing));
  }

  override async mine(tx: Tx, id: string, actor: Actor): Promise<T> {
    const thing = await super.mine(tx, id, actor);
    await this.assertHamlet(tx, thing, actor);
    return thing;
  }

  /** What is of whole communes; a store of things of hamlets is asked by its own queries. */
  override list(tx: Tx, filter: FindOptionsWhere<T>, page: Page, actor: Actor): Promise<T[]> {
    return super.list(tx, filter, page, forWholeCommunes(actor));
  }
}
