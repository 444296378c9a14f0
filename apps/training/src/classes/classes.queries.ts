import { Injectable } from '@nestjs/common';
import { type Actor, startOf } from '@xaso/kernel';
import { Database, type Tx } from '@xaso/platform';
import { In } from 'typeorm';
import { patternsOf } from '../common/searching.js';
import type { ClassListDto } from './classes.dto.js';
import { type ClassSpan, TrainingClassEntity } from './classes.store.js';
import type { TrainingClass } from './training-class.js';

/** Which classes are listed, in which order, and which page of them. */
export type ClassSearch = ClassListDto & ClassSpan;

const DAY_MS = 86_400_000;

const idsIn = (order: ClassSearch['order']): string => {
  const [beyond, direction] = order === 'latest' ? ['<', 'desc'] : ['>', 'asc'];
  return `
    select c.id from training_class c join curriculum u on u.id = c.curriculum_id
    where ($1::text is null or c.programme = $1) and ($2::text is null or c.commune_unit_id = $2)
      and ($3::text[] is null or c.commune_unit_id = any ($3)) and ($4::uuid is null or c.pilot_id = $4)
      and ($5::text is null or c.curriculum = $5) and ($6::text is null or c.state = $6)
      and ($7::timestamptz is null or c.ends_at >= $7) and ($8::timestamptz is null or c.starts_at < $8)
      and ($9::jsonb is null or c.trainers @> $9)
      and (cardinality($10::text[]) = 0 or folded(concat_ws(' ', c.curriculum, u.title, c.venue, c.partner)) like all ($10::text[]))
      and ($11::uuid is null or (c.starts_at, c.id) ${beyond} (select starts_at, id from training_class where id = $11))
    order by c.starts_at ${direction}, c.id ${direction} limit $12`;
};

@Injectable()
export class ClassesQueries {
  constructor(private readonly database: Database) {}

  /**
   * By the instant they begin, the earliest first unless `latest` is asked for; only those of communes the actor may act for, and
   * of which a part lies in these days, both included.
   */
  search(search: ClassSearch, actor: Actor): Promise<TrainingClass[]> {
    return this.database.transaction(async (tx) => {
      const rows = await tx.query<{ id: string }>(idsIn(search.order), asked(search, actor));
      return ordered(
        tx,
        rows.map(({ id }) => id),
      );
    });
  }
}

function asked(search: ClassSearch, { communes }: Actor): unknown[] {
  const { programme, communeUnitId, pilotId, curriculum, state, from, to, account, q, after, limit } = search;
  return [
    programme ?? null,
    communeUnitId ?? null,
    communes === '*' ? null : communes,
    pilotId ?? null,
    curriculum ?? null,
    state ?? null,
    from === undefined ? null : startOf(from),
    to === undefined ? null : new Date(startOf(to).getTime() + DAY_MS),
    account === undefined ? null : JSON.stringify([{ account }]),
    patternsOf(q),
    after ?? null,
    limit ?? 100,
  ];
}

async function ordered(tx: Tx, ids: readonly string[]): Promise<TrainingClass[]> {
  const found = await tx.manager.findBy(TrainingClassEntity, { id: In([...ids]) });
  const byId = new Map(found.map((one) => [one.id, one]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
