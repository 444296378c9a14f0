import { Injectable } from '@nestjs/common';
import { type Actor, DomainError } from '@xaso/kernel';
import { audit, Database, type Tx } from '@xaso/platform';
import { type CellFault, type Grid, openWorkbook, readGrid } from '@xaso/workbooks';
import { Not } from 'typeorm';
import { ClassesStore } from '../../classes/classes.store.js';
import type { Importing } from '../../common/importing.js';
import { EnrolmentsStore } from '../../enrolments/enrolments.store.js';
import { PeopleStore } from '../../people/people.store.js';
import { pointsOf } from '../scores/points.js';
import { changesOf, corrected, type Score, standingOf } from '../scores/score.js';
import { ScoresService, type Written } from '../scores/scores.service.js';
import { ScoresStore } from '../scores/scores.store.js';
import { SHEET } from './columns.js';
import { type Member, Members } from './members.js';
import { readScores, type ReadScores } from './read-scores.js';
import { renderScoreSheet } from './score-sheet.render.js';

/** Faults told at once; the rest is counted. */
const FAULTS_TOLD = 200;

/** What an import would do. No names: whoever asks has the file. */
export interface Preview {
  readonly sheet: string;
  /** Without leaving anything out. */
  readonly importable: boolean;
  /** Of the rows without faults, by cell, each with what stands now. */
  readonly scores: readonly object[];
  /** How many of them are other ones than there are now. */
  readonly changed: number;
  /** How many of those take the place of another score. */
  readonly corrected: number;
  /** What stands in their places now: to be handed back by the import. */
  readonly standing: string;
  readonly faults: readonly CellFault[];
  readonly faultCount: number;
  readonly faultyRows: number;
}

/** What an import did. */
export interface Imported extends Written {
  /** Rows that were left out with their faults, because the officer said so. */
  readonly leftOut: number;
}

/** Scores of a class in a workbook. */
@Injectable()
export class ScoreSheetService {
  constructor(
    private readonly database: Database,
    private readonly classes: ClassesStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly people: PeopleStore,
    private readonly scores: ScoresStore,
    private readonly writing: ScoresService,
  ) {}

  /** The people of a class and their scores so far; the audit log keeps who took it. @throws DomainError not-found, forbidden */
  template(classId: string, actor: Actor): Promise<Uint8Array> {
    return this.database.transaction(async (tx) => {
      await this.classes.mine(tx, classId, actor);
      const members = await this.members(tx, classId);
      const scores = await this.scores.ofClass(tx, classId);
      const detail = { people: members.length };
      await audit(tx, {
        actor,
        action: 'class.score-sheet-read',
        subject: 'class',
        subjectId: classId,
        detail,
      });
      return renderScoreSheet(members, scores);
    });
  }

  /** What a file holds and what is wrong in it; nothing is stored. @throws DomainError not-found, forbidden, invalid */
  async preview(classId: string, file: Buffer, actor: Actor): Promise<Preview> {
    const grid = await gridOf(file);
    return this.database.transaction(async (tx) => {
      await this.classes.mine(tx, classId, actor);
      const { entries, faults } = readScores(grid, new Members(await this.members(tx, classId)));
      const standing = await this.scores.ofClass(tx, classId);
      const was = pointsBy(standing);
      const changes = changesOf(entries, standing);
      return {
        sheet: grid.sheet,
        importable: faults.length === 0,
        scores: entries.map(({ enrolmentId, stage, tenths, field }) => ({
          cell: field,
          enrolmentId,
          stage,
          score: tenths === null ? null : pointsOf(tenths),
          was: was.get(`${enrolmentId} ${stage}`) ?? null,
        })),
        changed: changes.length,
        corrected: corrected(changes).length,
        standing: standingOf(entries, standing),
        faults: faults.slice(0, FAULTS_TOLD),
        faultCount: faults.length,
        faultyRows: rowsOf(faults),
      };
    });
  }

  /**
   * All or nothing, or the good rows alone when that is asked for. The same file again changes nothing.
   * @throws DomainError as `ScoresService.write`; invalid `workbook-faults` with a fault for each cell
   */
  async import(
    classId: string,
    file: Buffer,
    { onlyValid, standing, at, reason }: Importing,
    actor: Actor,
  ): Promise<Imported> {
    const grid = await gridOf(file);
    let leftOut = 0;
    const entriesOf = async (tx: Tx) => {
      const read = readScores(grid, new Members(await this.members(tx, classId)));
      refuseFaults(read, onlyValid);
      leftOut = rowsOf(read.faults);
      return read.entries;
    };
    const written = await this.writing.write(
      classId,
      { entriesOf, via: 'excel', standing, at, reason },
      actor,
    );
    return { ...written, leftOut };
  }

  private async members(tx: Tx, classId: string): Promise<Member[]> {
    const enrolments = await this.enrolments.findAll(tx, { classId, state: Not('withdrawn') });
    const people = await this.people.byIds(
      tx,
      enrolments.map(({ personId }) => personId),
    );
    const byId = new Map(people.map((person) => [person.id, person]));
    return enrolments.flatMap(({ id, personId }) => {
      const person = byId.get(personId);
      return person ? [{ enrolmentId: id, name: person.name, birthYear: person.birthYear }] : [];
    });
  }
}

const gridOf = async (file: Buffer): Promise<Grid> => readGrid(await openWorkbook(file), SHEET);

const rowsOf = (faults: readonly CellFault[]): number => new Set(faults.map(({ row }) => row)).size;

const pointsBy = (scores: readonly Score[]): ReadonlyMap<string, number> =>
  new Map(scores.map(({ enrolmentId, stage, tenths }) => [`${enrolmentId} ${stage}`, pointsOf(tenths)]));

/** @throws DomainError invalid `workbook-faults`, with a fault for each cell */
function refuseFaults({ faults, entries, readable }: ReadScores, onlyValid: boolean): void {
  if (faults.length === 0 || (onlyValid && readable && entries.length > 0)) return;
  throw new DomainError(
    'invalid',
    'workbook-faults',
    `Tệp Excel có ${faults.length} lỗi; chưa lưu gì. Hãy sửa các ô được nêu rồi nộp lại, hoặc chọn chỉ nhập các dòng đúng (onlyValid).`,
    faults.slice(0, FAULTS_TOLD).map(({ cell, code, detail }) => ({ field: cell, code, detail })),
  );
}
