import { Injectable } from '@nestjs/common';
import { type Actor, refuse } from '@xaso/kernel';
import type { Tx } from '@xaso/platform';
import type { Stage } from '../scores/points.js';
import type { Entry } from '../scores/score.js';
import { ScoresService, type Written } from '../scores/scores.service.js';
import { type Choice, choiceFaults, graded } from './paper.js';
import { known } from './papers.service.js';
import { PapersStore } from './papers.store.js';

/** What somebody answered to a paper. */
export interface Sheet {
  readonly enrolmentId: string;
  readonly choices: readonly Choice[];
}

/** Sheets that were answered become scores. */
@Injectable()
export class AnswersService {
  constructor(
    private readonly papers: PapersStore,
    private readonly scores: ScoresService,
  ) {}

  /** All or none. @throws DomainError as `ScoresService.write`; not-found `test-unknown`, invalid `answers-invalid` */
  take(
    classId: string,
    stage: Stage,
    sheets: readonly Sheet[],
    { at, reason }: { readonly at: Date | undefined; readonly reason: string | undefined },
    actor: Actor,
  ): Promise<Written> {
    const entriesOf = (tx: Tx) => this.entries(tx, classId, stage, sheets);
    return this.scores.write(classId, { entriesOf, via: 'answers', at, reason }, actor);
  }

  private async entries(tx: Tx, classId: string, stage: Stage, sheets: readonly Sheet[]): Promise<Entry[]> {
    const paper = known(await this.papers.held(tx, classId, stage), stage);
    const faults = sheets.flatMap(({ choices }, index) =>
      choiceFaults(paper, choices).map((fault) => ({ ...fault, field: `answers.${index}.${fault.field}` })),
    );
    refuse(faults, 'answers-invalid', `${faults.length} câu trả lời chưa hợp lệ; chưa lưu bài nào.`);
    return sheets.map(({ enrolmentId, choices }, index) => ({
      enrolmentId,
      stage,
      tenths: graded(paper, choices),
      answers: choices,
      field: `answers.${index}`,
    }));
  }
}
