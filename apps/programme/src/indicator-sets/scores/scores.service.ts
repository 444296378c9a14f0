import { Inject, Injectable } from '@nestjs/common';
import { assertSeen, type Decided, type Seen } from '@xaso/contracts-common';
import {
  type Actor,
  assertHappened,
  type Clock,
  type Day,
  DomainError,
  refuse,
  type UnitId,
} from '@xaso/kernel';
import { assertCommune, assertHamlet, audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { communeFaults } from '../../common/commune-on.js';
import { lastDayOf } from '../../common/period.js';
import { type EvidenceRef, refsOf } from '../../evidence/evidence-ref.js';
import { EvidenceStore } from '../../evidence/evidence.store.js';
import { assertCurrent, type IndicatorSet, itemOf } from '../indicator-set.js';
import { IndicatorSetsStore, NO_FACTS } from '../indicator-sets.store.js';
import {
  approveScore,
  correctScore,
  type Deed,
  publishScore,
  review,
  type Score,
  scoreSelf,
  type SelfScore,
} from './score.js';
import { ScoresStore } from './scores.store.js';

export interface SelfScoreCommand extends SelfScore {
  readonly communeUnitId: UnitId;
  readonly period: string;
  readonly itemCode: string;
  readonly on: Day;
}

/** Self-scores of communes, their review, approval and publication. Facts are not published of them. */
@Injectable()
export class ScoresService {
  constructor(
    private readonly database: Database,
    private readonly scores: ScoresStore,
    private readonly sets: IndicatorSetsStore,
    private readonly evidence: EvidenceStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** @throws DomainError invalid, forbidden, not-found, conflict when the item has a score */
  async scoreSelf(tx: Tx, setId: string, command: SelfScoreCommand, actor: Actor): Promise<Score> {
    const { communeUnitId, period, itemCode, claim, evidence, on } = command;
    assertCommune(actor, communeUnitId);
    assertHamlet(actor, null);
    refuse(
      communeFaults(communeUnitId, lastDayOf(period)),
      'commune-invalid',
      'Mã xã không hợp lệ cho kỳ này; chưa lưu gì.',
    );
    const set = await this.sets.load(tx, setId);
    assertCurrent(set);
    const item = itemOf(set, itemCode);
    await this.assertEvidence(tx, evidence, actor);
    const home = { id: uuidv7(), setId, communeUnitId, period, itemCode, createdAt: this.clock.now() };
    const decided = scoreSelf(home, item, { claim, evidence }, this.deed(on, actor));
    if (await this.scores.find(tx, { setId, communeUnitId, period, itemCode }))
      throw new DomainError(
        'conflict',
        'score-exists',
        `Xã này đã tự chấm chỉ tiêu ${itemCode} cho kỳ ${period}. Chưa lưu gì; hãy sửa điểm đã có, kèm lý do.`,
      );
    await this.scores.insert(tx, decided, NO_FACTS);
    await this.log(tx, decided.next, actor, null);
    return decided.next;
  }

  correct(
    setId: string,
    id: string,
    given: SelfScore,
    { reason, on, version }: Seen<{ readonly reason: string; readonly on: Day }>,
    actor: Actor,
  ): Promise<Score> {
    return this.change(setId, id, on, actor, async (score, set, deed, tx) => {
      assertSeen(score, version, this.scores.what);
      assertCurrent(set);
      if (actor.role === 'commune-officer' && score.state !== 'self-scored' && score.state !== 'reviewed')
        throw new DomainError(
          'forbidden',
          'score-decided',
          'Điểm đã duyệt hoặc công bố chỉ do cấp trên mở lại để sửa. Chưa thay đổi gì.',
        );
      await this.assertEvidence(tx, given.evidence, actor);
      return correctScore(score, itemOf(set, score.itemCode), given, reason, deed);
    });
  }

  review(
    setId: string,
    id: string,
    given: { readonly points: number | null; readonly reason: string | null },
    { on, version }: Seen<{ readonly on: Day }>,
    actor: Actor,
  ): Promise<Score> {
    return this.change(setId, id, on, actor, (score, set, deed) => {
      assertSeen(score, version, this.scores.what);
      assertCurrent(set);
      return review(score, itemOf(set, score.itemCode), given, deed);
    });
  }

  approve(setId: string, id: string, on: Day, actor: Actor): Promise<Score> {
    return this.change(setId, id, on, actor, (score, _set, deed) => approveScore(score, deed));
  }

  publish(setId: string, id: string, on: Day, actor: Actor): Promise<Score> {
    return this.change(setId, id, on, actor, (score, _set, deed) => publishScore(score, deed));
  }

  private change(
    setId: string,
    id: string,
    on: Day,
    actor: Actor,
    decide: (score: Score, set: IndicatorSet, deed: Deed, tx: Tx) => Decided<Score> | Promise<Decided<Score>>,
  ): Promise<Score> {
    return this.database.transaction(async (tx) => {
      const score = this.scores.known(await this.scores.find(tx, { id, setId }), id);
      assertCommune(actor, score.communeUnitId);
      assertHamlet(actor, null);
      const set = await this.sets.load(tx, setId);
      const decided = await decide(score, set, this.deed(on, actor), tx);
      await this.scores.update(tx, decided, NO_FACTS);
      await this.log(tx, decided.next, actor, decided.next.steps.at(-1)?.reason ?? null);
      return decided.next;
    });
  }

  private deed(on: Day, actor: Actor): Deed {
    const now = this.clock.now();
    assertHappened(on, now);
    return { by: actor.id, on, at: now.toISOString() };
  }

  private assertEvidence(tx: Tx, evidence: readonly EvidenceRef[], actor: Actor): Promise<void> {
    return this.evidence.assertEvidence(tx, null, refsOf(evidence), 'evidence', actor);
  }

  private async log(tx: Tx, score: Score, actor: Actor, reason: string | null): Promise<void> {
    await audit(tx, {
      actor,
      action: `indicator-score.${score.state}`,
      subject: 'indicator-score',
      subjectId: score.id,
      ...(reason === null ? {} : { reason }),
      detail: { points: score.points },
    });
  }
}
