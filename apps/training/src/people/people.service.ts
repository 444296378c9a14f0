import { Inject, Injectable } from '@nestjs/common';
import { communeName } from '@xaso/admin-units';
import { type Changes, given, valuesBefore } from '@xaso/contracts-common';
import type { Actor, Clock } from '@xaso/kernel';
import type { Page } from '@xaso/messaging';
import { audit, CLOCK, Database, RECORDERS, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { PilotsStore } from '../pilots/pilots.store.js';
import { PairsStore } from './pairs.store.js';
import { type PeopleFilter, PeopleStore } from './people.store.js';
import { pairsOf } from './person-pair.js';
import {
  correct,
  type Particulars,
  particularsOf,
  type ParticularsInput,
  type Person,
  record,
} from './person.js';

/** Who sees names, births and phones, within the communes given. */
export const PEOPLE_SEEN_BY = [...RECORDERS, 'trainer'] as const;

/** Where people are written down. */
export type PeoplePart = Pick<Person, 'programme' | 'communeUnitId' | 'synthetic'>;

/** Writing people down and reading them; whoever reads leaves a row in the audit log. */
@Injectable()
export class PeopleService {
  constructor(
    private readonly database: Database,
    private readonly people: PeopleStore,
    private readonly pairs: PairsStore,
    private readonly pilots: PilotsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError not-found (pilot), forbidden, invalid */
  async add(tx: Tx, pilotId: string, input: ParticularsInput, actor: Actor) {
    const pilot = await this.pilots.mine(tx, pilotId, actor);
    const [person] = await this.recordAll(tx, pilot, [particularsOf(input, this.clock.now())], actor);
    if (!person) throw new TypeError('one person was to be written down');
    // The answer is kept for a repeated request: without what nobody needs to hear again.
    const { id, version, communeUnitId: commune, group } = person;
    return { id, version, communeUnitId: commune, group, maybeSameAs: await this.maybeSameAs(tx, person) };
  }

  /** Writes people down and puts those on the list who may be known already. */
  async recordAll(
    tx: Tx,
    { programme, communeUnitId, synthetic }: PeoplePart,
    many: readonly Particulars[],
    actor: Actor,
  ): Promise<Person[]> {
    if (many.length === 0) return [];
    const createdAt = this.clock.now();
    const decided = many.map((one) =>
      record({ id: uuidv7(), programme, communeUnitId, synthetic, createdAt }, one),
    );
    await this.people.insertAll(tx, decided, (of) => this.people.context(of, actor.role));
    const people = decided.map(({ next }) => next);
    await this.pair(tx, people, actor);
    await audit(tx, {
      actor,
      action: 'people.recorded',
      subject: 'commune',
      subjectId: communeUnitId,
      detail: { people: people.length },
    });
    return people;
  }

  /** Other particulars; the audit log keeps which, not what they were: that would be personal data. */
  correct(id: string, changes: Changes<ParticularsInput>, reason: string, actor: Actor) {
    return this.database.transaction(async (tx) => {
      const person = await this.people.mine(tx, id, actor);
      const decided = correct(person, changes, this.clock.now());
      await this.people.update(tx, decided);
      await this.pair(tx, [decided.next], actor);
      const fields = Object.keys(valuesBefore(person, given(changes) as Changes<Person>));
      await audit(tx, {
        actor,
        action: 'person.corrected',
        subject: 'person',
        subjectId: id,
        reason,
        detail: { fields },
      });
      return view(decided.next);
    });
  }

  /** @throws DomainError not-found, forbidden */
  one(id: string, actor: Actor) {
    return this.database.transaction(async (tx) => {
      const person = await this.people.mine(tx, id, actor);
      await audit(tx, { actor, action: 'person.read', subject: 'person', subjectId: id });
      return { ...view(person), maybeSameAs: await this.maybeSameAs(tx, person) };
    });
  }

  /** The words of the search stay out of the audit log: they are somebody's name. */
  search({ q, communeUnitId, programme }: PeopleFilter, page: Page, actor: Actor) {
    return this.database.transaction(async (tx) => {
      const found = await this.people.search(tx, { q, communeUnitId, programme }, page, actor);
      const ids = found.map(({ id }) => id);
      const subjectId = communeUnitId ?? '*';
      await audit(tx, { actor, action: 'people.searched', subject: 'commune', subjectId, detail: { ids } });
      return found.map(view);
    });
  }

  /** New pairs; those that are on the list already stay as they were decided. */
  private async pair(tx: Tx, newcomers: readonly Person[], actor: Actor): Promise<void> {
    const [first] = newcomers;
    if (!first) return;
    const others = await this.people.alike(tx, first, newcomers);
    const both = [...new Map([...others, ...newcomers].map((one) => [one.id, one])).values()];
    const fresh = new Set(newcomers.map(({ id }) => id));
    const found = pairsOf(both, both, uuidv7, this.clock.now()).filter(
      ({ next }) => fresh.has(next.knownId) || fresh.has(next.newerId),
    );
    const known = await tx.query<{ pair: string }>(
      `select known_id || ' ' || newer_id as pair from person_pair where known_id = any ($1) and newer_id = any ($2)`,
      [found.map(({ next }) => next.knownId), found.map(({ next }) => next.newerId)],
    );
    const listed = new Set(known.map(({ pair }) => pair));
    await this.pairs.insertAll(
      tx,
      found.filter(({ next }) => !listed.has(`${next.knownId} ${next.newerId}`)),
      (of) => this.pairs.context(of, actor.role),
    );
  }

  private async maybeSameAs(tx: Tx, { id }: Person): Promise<string[]> {
    const rows = await tx.query<{ other: string }>(
      `select case known_id when $1 then newer_id else known_id end as other from person_pair
       where state = 'open' and (known_id = $1 or newer_id = $1) order by id`,
      [id],
    );
    return rows.map(({ other }) => other);
  }
}

/** What callers see of somebody. */
export const view = ({ folded: _folded, ...person }: Person): object => ({
  ...person,
  commune: communeName(person.communeUnitId),
});
