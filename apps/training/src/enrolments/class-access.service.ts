import { Injectable } from '@nestjs/common';
import { type Actor, DomainError } from '@xaso/kernel';
import type { Tx } from '@xaso/platform';
import { ClassesStore } from '../classes/classes.store.js';
import { CompletionService } from '../classes/completion.service.js';
import { assertState, type ClassState, type TrainingClass } from '../classes/training-class.js';

/** Changing what belongs to a class: before its end freely, after it as a correction with a reason. */
@Injectable()
export class ClassAccess {
  constructor(
    private readonly classes: ClassesStore,
    private readonly completion: CompletionService,
  ) {}

  /**
   * The class, held in its state until the end of the transaction. Corrections of a completed class come one after the other.
   * @param wanted states in which it is changed freely
   * @param doing in Vietnamese, for the refusal: `ghi danh`
   * @throws DomainError not-found, forbidden, conflict `class-state`, `class-completed` without a reason
   */
  async change(
    tx: Tx,
    classId: string,
    { wanted, doing, reason }: { wanted: readonly ClassState[]; doing: string; reason: string | undefined },
    actor: Actor,
  ): Promise<TrainingClass> {
    const seen = await this.classes.mine(tx, classId, actor);
    const of =
      seen.state === 'completed'
        ? await this.classes.locked(tx, classId, actor)
        : await this.classes.held(tx, classId, actor);
    if (of.state !== 'completed') {
      assertState(of, wanted, doing);
      return of;
    }
    // It was completed after the look: the lock is the wrong one.
    if (seen.state !== 'completed') throw completed(doing);
    if (reason === undefined) throw completed(doing);
    return of;
  }

  /** After the change of a class that `change` gave: settles a completed one again. */
  async changed(tx: Tx, of: TrainingClass, reason: string | undefined, actor: Actor): Promise<void> {
    await this.completion.revise(tx, of, actor, reason ?? '');
  }
}

const completed = (doing: string) =>
  new DomainError(
    'conflict',
    'class-completed',
    `Lớp đã hoàn thành, kết quả đã công bố; muốn ${doing} phải ghi lý do (reason). Chưa thay đổi gì.`,
  );
