import { Injectable } from '@nestjs/common';
import { type Actor, DomainError } from '@xaso/kernel';
import { Database } from '@xaso/platform';
import { type CellFault, openWorkbook, readGrid } from '@xaso/workbooks';
import { AttendanceService, type Marked } from '../attendance/attendance.service.js';
import { keyOf, presenceBy, standingOf } from '../attendance/marks.js';
import { MarksStore } from '../attendance/marks.store.js';
import { ClassesStore } from '../classes/classes.store.js';
import type { Importing } from '../common/importing.js';
import { EnrolmentsStore } from '../enrolments/enrolments.store.js';
import { MARKS_SHEET, readMarks, type SheetMarks } from './read-marks.js';

const FAULTS_TOLD = 500;

/** What a sheet of marks holds and what is wrong in it. */
export interface MarksPreview {
  readonly importable: boolean;
  readonly marks: number;
  readonly present: number;
  /** How many of them take the place of another mark. */
  readonly corrected: number;
  /** What stands in their places now: to be handed back by the import. */
  readonly standing: string;
  readonly faults: readonly CellFault[];
  readonly faultCount: number;
}

/** Attendance from Excel: a row for each person, a column for each session. */
@Injectable()
export class MarkSheetsService {
  constructor(
    private readonly database: Database,
    private readonly classes: ClassesStore,
    private readonly enrolments: EnrolmentsStore,
    private readonly attendance: AttendanceService,
    private readonly stored: MarksStore,
  ) {}

  /** Nothing is stored. @throws DomainError not-found, forbidden, invalid */
  async preview(classId: string, file: Buffer, actor: Actor): Promise<MarksPreview> {
    const { marks, faults } = await this.read(classId, file, actor);
    const ids = [...new Set(marks.map(({ enrolmentId }) => enrolmentId))];
    const stored = await this.database.transaction((tx) => this.stored.of(tx, ids));
    const now = presenceBy(stored);
    return {
      importable: faults.length === 0,
      marks: marks.length,
      present: marks.filter(({ present }) => present).length,
      corrected: marks.filter((mark) => now.get(keyOf(mark)) === !mark.present).length,
      standing: standingOf(marks, stored),
      faults: faults.slice(0, FAULTS_TOLD),
      faultCount: faults.length,
    };
  }

  /** The same sheet again changes nothing. @throws DomainError invalid `workbook-faults` by cell; else as `AttendanceService.list` */
  async import(
    classId: string,
    file: Buffer,
    { onlyValid, standing, at, reason }: Importing,
    actor: Actor,
  ): Promise<Marked> {
    const { marks, faults, readable } = await this.read(classId, file, actor);
    if (faults.length > 0 && !(onlyValid && readable && marks.length > 0))
      throw new DomainError(
        'invalid',
        'workbook-faults',
        `Tệp Excel có ${faults.length} lỗi; chưa lưu gì. Hãy sửa các ô được nêu rồi nộp lại, hoặc chọn chỉ nhập các dòng đúng (onlyValid).`,
        faults.slice(0, FAULTS_TOLD).map(({ cell, code, detail }) => ({ field: cell, code, detail })),
      );
    const list = marks.map(({ enrolmentId, session, present }) => ({ enrolmentId, session, present }));
    return this.attendance.list(classId, { marks: list, via: 'excel', standing, at, reason }, actor);
  }

  private async read(classId: string, file: Buffer, actor: Actor): Promise<SheetMarks> {
    const grid = readGrid(await openWorkbook(file), MARKS_SHEET);
    return this.database.transaction(async (tx) => {
      const { sessions } = await this.classes.mine(tx, classId, actor);
      const enrolments = await this.enrolments.findAll(tx, { classId });
      const there = enrolments.filter(({ state }) => state !== 'withdrawn').map(({ id }) => id);
      return readMarks(
        grid,
        sessions.map(({ n }) => n),
        new Set(there),
      );
    });
  }
}
