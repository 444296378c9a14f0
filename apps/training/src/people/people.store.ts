import { Injectable } from '@nestjs/common';
import { fold } from '@xaso/admin-units';
import type { TraineeGroup } from '@xaso/contracts-training';
import type { Actor, Day, UnitId } from '@xaso/kernel';
import { CommuneThingsStore, communeColumns, Outbox, type Page } from '@xaso/messaging';
import { type Tx, typed } from '@xaso/platform';
import { EntitySchema, In } from 'typeorm';
import type { Person, Sex } from './person.js';

export const PersonEntity = new EntitySchema<Person>({
  name: 'person',
  tableName: 'person',
  columns: {
    ...communeColumns,
    name: { type: 'text' },
    folded: { type: 'text' },
    birthYear: { type: 'integer', name: 'birth_year' },
    birthDate: { type: 'date', name: 'birth_date', nullable: true, transformer: typed<Day | null>() },
    sex: { type: 'text', nullable: true, transformer: typed<Sex | null>() },
    phone: { type: 'text', nullable: true },
    hamlet: { type: 'text', nullable: true },
    group: { type: 'text', name: 'trainee_group', transformer: typed<TraineeGroup>() },
    mergedInto: { type: 'uuid', name: 'merged_into', nullable: true },
  },
});

/** What people are searched by. */
export interface PeopleFilter {
  readonly communeUnitId?: UnitId | undefined;
  readonly programme?: string | undefined;
  /** Words of the name as they are typed, accents or not, or at least four figures of the phone. */
  readonly q?: string | undefined;
}

const PAGE = 100;

@Injectable()
export class PeopleStore extends CommuneThingsStore<Person> {
  constructor(outbox: Outbox) {
    super(outbox, PersonEntity, { unknown: 'person-unknown', what: 'người học' });
  }

  /** Those who fit every word, without those who were found to be somebody else; in the order of their ids. */
  search(
    tx: Tx,
    { communeUnitId, programme, q = '' }: PeopleFilter,
    page: Page,
    actor: Actor,
  ): Promise<Person[]> {
    const found = tx.manager
      .createQueryBuilder(PersonEntity, 'p')
      .where('p.merged_into is null')
      .orderBy('p.id')
      .take(page.limit ?? PAGE);
    if (page.after !== undefined) found.andWhere('p.id > :after', { after: page.after });
    if (communeUnitId !== undefined) found.andWhere('p.commune_unit_id = :communeUnitId', { communeUnitId });
    if (programme !== undefined) found.andWhere('p.programme = :programme', { programme });
    if (actor.communes !== '*')
      found.andWhere('p.commune_unit_id = any (:communes)', { communes: [...actor.communes] });
    const figures = q.replace(/[\s.()+-]/gu, '');
    if (/^\d{4,}$/u.test(figures))
      return found
        .andWhere('p.phone like :phone', { phone: `%${figures.replace(/^84|^0/u, '')}%` })
        .getMany();
    fold(q)
      .split(' ')
      .filter((word) => word !== '')
      .forEach((word, index) =>
        found.andWhere(`' ' || p.folded like :word${index}`, { [`word${index}`]: `% ${word}%` }),
      );
    return found.getMany();
  }

  /** Several who are not merged until the end of the transaction; many may hold them at once. */
  held(tx: Tx, ids: readonly string[]): Promise<Person[]> {
    return tx.manager.find(PersonEntity, {
      where: { id: In([...new Set(ids)]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_read' },
    });
  }

  /** The people of these ids. */
  byIds(tx: Tx, ids: readonly string[]): Promise<Person[]> {
    return tx.manager.find(PersonEntity, { where: { id: In([...new Set(ids)]) } });
  }

  /** Names by the ids of people; whoever hands one out writes an audit row. */
  async namesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
    return new Map((await this.byIds(tx, ids)).map(({ id, name }) => [id, name]));
  }

  /** People of the commune and programme who may be one of these: the same name and birth year, or the same phone. */
  alike(
    tx: Tx,
    { programme, communeUnitId, synthetic }: Pick<Person, 'programme' | 'communeUnitId' | 'synthetic'>,
    people: readonly Pick<Person, 'folded' | 'birthYear' | 'phone'>[],
  ): Promise<Person[]> {
    return tx.manager
      .createQueryBuilder(PersonEntity, 'p')
      .where('p.commune_unit_id = :communeUnitId and p.programme = :programme', { communeUnitId, programme })
      .andWhere('p.synthetic = :synthetic and p.merged_into is null', { synthetic })
      .andWhere(
        `((p.folded, p.birth_year) in (select * from unnest(cast(:names as text[]), cast(:years as integer[])))
          or p.phone = any (cast(:phones as text[])))`,
        {
          names: people.map(({ folded }) => folded),
          years: people.map(({ birthYear }) => birthYear),
          phones: people.flatMap(({ phone }) => phone ?? []),
        },
      )
      .orderBy('p.id')
      .getMany();
  }
}
