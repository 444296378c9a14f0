import { Inject, Injectable } from '@nestjs/common';
import { assertSeen, type Changes, type Decided, given } from '@xaso/contracts-common';
import { type Actor, assertHappened, type Clock, type Day } from '@xaso/kernel';
import type { Page } from '@xaso/messaging';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { CurriculaStore } from './curricula.store.js';
import {
  type Curriculum,
  type CurriculumWords,
  draft,
  nameOf,
  publish,
  retire,
  rewrite,
} from './curriculum.js';

/** Writing, publishing and retiring versions of curricula. They belong to no pilot and tell no facts. */
@Injectable()
export class CurriculaService {
  constructor(
    private readonly database: Database,
    private readonly curricula: CurriculaStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid, conflict while a draft of the code is there */
  async draft(tx: Tx, code: string, words: CurriculumWords, actor: Actor): Promise<Curriculum> {
    const latest = await this.curricula.latest(tx, code);
    const of = { id: uuidv7(), code, draftedBy: actor.id, createdAt: this.clock.now() };
    const decided = draft(of, words, latest);
    await this.curricula.insert(tx, decided);
    await this.note(tx, actor, 'drafted', of.id);
    return decided.next;
  }

  /** @param version the one that was read; undefined asks for nothing @throws DomainError conflict, invalid */
  rewrite(
    id: string,
    changes: Changes<CurriculumWords>,
    version: number | undefined,
    actor: Actor,
  ): Promise<Curriculum> {
    return this.change(id, actor, 'rewritten', {}, (curriculum) => {
      assertSeen(curriculum, version, this.curricula.what);
      return rewrite(curriculum, changes);
    });
  }

  /** The version that was taught until now is retired in the same transaction. @throws DomainError conflict, invalid */
  publish(id: string, on: Day, actor: Actor): Promise<Curriculum> {
    return this.change(id, actor, 'published', { on }, async (curriculum, tx) => {
      await this.curricula.latest(tx, curriculum.code);
      const decided = publish(curriculum, on);
      const before = await this.curricula.find(tx, { code: curriculum.code, state: 'published' });
      if (before) {
        const reason = `Thay bằng ${nameOf(curriculum)}`;
        await this.curricula.update(tx, retire(before, on, reason));
        await this.note(tx, actor, 'retired', before.id, { on, reason });
      }
      return decided;
    });
  }

  retire(id: string, on: Day, reason: string, actor: Actor): Promise<Curriculum> {
    return this.change(id, actor, 'retired', { on, reason }, (curriculum) => retire(curriculum, on, reason));
  }

  list({
    after,
    limit,
    ...filter
  }: Partial<Pick<Curriculum, 'code' | 'state'>> & Page): Promise<Curriculum[]> {
    return this.database.transaction((tx) => this.curricula.list(tx, given(filter), { after, limit }));
  }

  /** @throws DomainError not-found */
  one(id: string): Promise<Curriculum> {
    return this.database.transaction((tx) => this.curricula.load(tx, id));
  }

  private change(
    id: string,
    actor: Actor,
    verb: string,
    said: { readonly on?: Day; readonly reason?: string },
    decide: (curriculum: Curriculum, tx: Tx) => Decided<Curriculum> | Promise<Decided<Curriculum>>,
  ): Promise<Curriculum> {
    if (said.on !== undefined) assertHappened(said.on, this.clock.now());
    return this.database.transaction(async (tx) => {
      const decided = await decide(await this.curricula.load(tx, id), tx);
      await this.curricula.update(tx, decided);
      await this.note(tx, actor, verb, id, said);
      return decided.next;
    });
  }

  private note(
    tx: Tx,
    actor: Actor,
    verb: string,
    subjectId: string,
    { on, reason }: { readonly on?: Day; readonly reason?: string } = {},
  ): Promise<void> {
    return audit(tx, {
      actor,
      action: `curriculum.${verb}`,
      subject: 'curriculum',
      subjectId,
      ...(reason === undefined ? {} : { reason }),
      ...(on === undefined ? {} : { detail: { on } }),
    });
  }
}
