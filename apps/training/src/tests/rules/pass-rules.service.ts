import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { CurriculaStore } from '../../curricula/curricula.store.js';
import { nameOf } from '../../curricula/curriculum.js';
import { pointsOf } from '../scores/points.js';
import { type PassRule, wordsOf } from './pass-rule.js';
import { PassRulesStore } from './pass-rules.store.js';

/** The rule of a version, as callers see it. */
export interface SeenRule {
  readonly curriculumId: string;
  /** Points of 0 to 10; null: no score is asked for. */
  readonly minAfterScore: number | null;
  /** Percent; null: one session is enough. */
  readonly minSharePercent: number | null;
  readonly words: string;
}

/** What has to be done to pass a version of a curriculum. It is decided before the version is published and holds for good. */
@Injectable()
export class PassRulesService {
  constructor(
    private readonly database: Database,
    private readonly rules: PassRulesStore,
    private readonly curricula: CurriculaStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Asking for nothing takes the rule away. @throws DomainError not-found, conflict `curriculum-published` */
  set(curriculumId: string, rule: PassRule, actor: Actor): Promise<SeenRule> {
    return this.database.transaction(async (tx) => {
      // Whoever publishes it waits for this, or this for them.
      await tx.query('select 1 from curriculum where id = $1 for update', [curriculumId]);
      const curriculum = await this.curricula.load(tx, curriculumId);
      if (curriculum.state !== 'draft')
        throw new DomainError(
          'conflict',
          'curriculum-published',
          `Giáo trình ${nameOf(curriculum)} đã ban hành, người học đã biết điều kiện đạt nên không đổi nữa; chưa thay đổi gì. Hãy soạn phiên bản mới.`,
        );
      const before = await this.rules.of(tx, curriculumId);
      const asksNothing = rule.minAfterTenths === null && rule.minSharePercent === null;
      if (asksNothing) await this.rules.clear(tx, curriculumId);
      else await this.rules.set(tx, curriculumId, rule, { by: actor.id, at: this.clock.now() });
      await audit(tx, {
        actor,
        action: 'curriculum.pass-rule-set',
        subject: 'curriculum',
        subjectId: curriculumId,
        detail: { before, after: asksNothing ? null : rule },
      });
      return seen(curriculumId, asksNothing ? null : rule);
    });
  }

  /** @throws DomainError not-found */
  one(curriculumId: string): Promise<SeenRule> {
    return this.database.transaction(async (tx) => {
      await this.curricula.load(tx, curriculumId);
      return this.seen(tx, curriculumId);
    });
  }

  /** The rule of a version that is known to exist. */
  async seen(tx: Tx, curriculumId: string): Promise<SeenRule> {
    return seen(curriculumId, await this.rules.of(tx, curriculumId));
  }
}

function seen(curriculumId: string, rule: PassRule | null): SeenRule {
  const { minAfterTenths, minSharePercent } = rule ?? { minAfterTenths: null, minSharePercent: null };
  const minAfterScore = minAfterTenths === null ? null : pointsOf(minAfterTenths);
  return { curriculumId, minAfterScore, minSharePercent, words: wordsOf(rule) };
}
