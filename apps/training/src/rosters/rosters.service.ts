import { Inject, Injectable } from '@nestjs/common';
import { fold } from '@xaso/admin-units';
import { type Actor, type Clock, dayOf, DomainError } from '@xaso/kernel';
import { CLOCK, Database, type Tx } from '@xaso/platform';
import { type CellFault, openWorkbook, readGrid } from '@xaso/workbooks';
import { ClassesStore } from '../classes/classes.store.js';
import type { TrainingClass } from '../classes/training-class.js';
import { happened } from '../common/happened.js';
import { ClassAccess } from '../enrolments/class-access.service.js';
import { EnrolmentsQueries } from '../enrolments/enrolments.queries.js';
import { EnrolmentsService, TAKES_ENROLMENTS } from '../enrolments/enrolments.service.js';
import { type Compared, identityOf, likeness } from '../people/likeness.js';
import { PeopleService } from '../people/people.service.js';
import { PeopleStore } from '../people/people.store.js';
import type { Person } from '../people/person.js';
import { readRoster, type Roster, type RosterRow } from './read-roster.js';
import { ROSTER_SHEET } from './roster-columns.js';

/** Faults told at once; the rest is counted. */
const FAULTS_TOLD = 500;

/** What a row of a file is to the class. */
export interface PlacedRow {
  readonly row: number;
  /** In the class already; written down already; new. */
  readonly is: 'enrolled' | 'known' | 'new';
  /** Somebody alike is written down: both would be put on the list of people who may be one. */
  readonly maybeKnown: boolean;
}

/** What an import would do. No names: whoever asks has the file. */
export interface RosterPreview {
  readonly sheet: string;
  /** Without leaving anything out. */
  readonly importable: boolean;
  readonly rows: readonly PlacedRow[];
  readonly faults: readonly CellFault[];
  readonly faultCount: number;
  readonly faultyRows: number;
}

/** What an import did. */
export interface RosterImport {
  readonly enrolled: number;
  readonly newPeople: number;
  readonly alreadyEnrolled: number;
  /** Rows that were left out with their faults, because the officer said so. */
  readonly leftOut: number;
  readonly inClass: number;
  readonly capacity: number;
  readonly overCapacity: boolean;
}

/** How a file is imported. */
export interface ImportOptions {
  /** Take the good rows and leave out the others; else all or nothing. */
  readonly onlyValid: boolean;
  readonly walkIn: boolean;
  readonly at: Date | undefined;
  readonly reason: string | undefined;
}

interface Placed extends RosterRow {
  readonly person: Person | undefined;
  readonly is: PlacedRow['is'];
  readonly maybeKnown: boolean;
}

/** Enrolling from the lists that people have in Excel. */
@Injectable()
export class RostersService {
  constructor(
    private readonly database: Database,
    private readonly classes: ClassesStore,
    private readonly access: ClassAccess,
    private readonly enrolments: EnrolmentsService,
    private readonly queries: EnrolmentsQueries,
    private readonly people: PeopleService,
    private readonly rows: PeopleStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What a file holds, what is wrong in it and what would come of it; nothing is stored. @throws DomainError not-found, forbidden, invalid */
  async preview(classId: string, file: Buffer, actor: Actor): Promise<RosterPreview> {
    const { sheet, roster } = await this.read(file);
    return this.database.transaction(async (tx) => {
      const of = await this.classes.mine(tx, classId, actor);
      const placed = await this.place(tx, of, roster.rows);
      return {
        sheet,
        importable: roster.faults.length === 0,
        rows: placed.map(({ row, is, maybeKnown }) => ({ row, is, maybeKnown })),
        faults: roster.faults.slice(0, FAULTS_TOLD),
        faultCount: roster.faults.length,
        faultyRows: faultyRows(roster),
      };
    });
  }

  /**
   * The same file again changes nothing: who is in the class is left as it is.
   * @throws DomainError not-found, forbidden, conflict `class-state`, `class-completed`; invalid `workbook-faults` by cell
   */
  async import(classId: string, file: Buffer, options: ImportOptions, actor: Actor): Promise<RosterImport> {
    const { onlyValid, walkIn, at, reason } = options;
    const when = happened(at, this.clock.now());
    const { roster } = await this.read(file);
    refuseFaults(roster, onlyValid);
    return this.database.transaction(async (tx) => {
      const of = await this.access.change(tx, classId, { ...TAKES_ENROLMENTS, reason }, actor);
      // Two imports at once would each find a person new: the second waits and finds it known.
      await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`roster ${of.communeUnitId}`]);
      const placed = await this.place(tx, of, roster.rows);
      const fresh = placed.filter(({ is }) => is === 'new');
      const made = await this.people.recordAll(
        tx,
        of,
        fresh.map(({ particulars }) => particulars),
        actor,
      );
      const byRow = new Map(fresh.map(({ row }, index) => [row, made[index]]));
      const newcomers = placed.flatMap(({ row, person, is, particulars: { group } }) => {
        const who = person ?? byRow.get(row);
        return who && is !== 'enrolled' ? [{ person: who, group }] : [];
      });
      if (newcomers.length > 0)
        await this.enrolments.register(tx, of, newcomers, { walkIn, when, reason, source: 'excel' }, actor);
      const inClass = await this.queries.countOf(tx, classId);
      return {
        enrolled: newcomers.length,
        newPeople: made.length,
        alreadyEnrolled: placed.length - newcomers.length,
        leftOut: faultyRows(roster),
        inClass,
        capacity: of.capacity,
        overCapacity: inClass > of.capacity,
      };
    });
  }

  private async read(file: Buffer): Promise<{ sheet: string; roster: Roster }> {
    const grid = readGrid(await openWorkbook(file), ROSTER_SHEET);
    return { sheet: grid.sheet, roster: readRoster(grid, dayOf(this.clock.now())) };
  }

  /** Which rows are of people that are known, and which of these are in the class. */
  private async place(tx: Tx, of: TrainingClass, rows: readonly RosterRow[]): Promise<Placed[]> {
    if (rows.length === 0) return [];
    const compared = rows.map((row) => ({ ...row, folded: fold(row.particulars.name) }));
    const alike = await this.rows.alike(
      tx,
      of,
      compared.map(({ particulars: { birthYear, phone }, folded }) => ({ folded, birthYear, phone })),
    );
    const mayBe = byLikeness(alike);
    const there = new Set(
      await this.queries.enrolled(
        tx,
        of.id,
        alike.map(({ id }) => id),
      ),
    );
    // Of two that a row cannot tell apart, whoever is in the class, then whoever was known first.
    const preferred = alike.toSorted(
      (one, other) => Number(there.has(one.id)) - Number(there.has(other.id)) || (one.id < other.id ? 1 : -1),
    );
    const byIdentity = new Map(preferred.map((person) => [identityOf(person), person]));
    return compared.map(({ row, particulars, folded }) => {
      const person = byIdentity.get(identityOf({ ...particulars, folded }));
      const is = person === undefined ? 'new' : there.has(person.id) ? 'enrolled' : 'known';
      return { row, particulars, person, is, maybeKnown: !person && mayBe({ ...particulars, folded }) };
    });
  }
}

/** Whether somebody is alike; by name first, so that thousands are not compared each with each. */
function byLikeness(people: readonly Person[]): (one: Compared) => boolean {
  const byName = Map.groupBy(people, ({ folded }) => folded);
  const byPhone = Map.groupBy(people, ({ phone }) => phone ?? '');
  return (one) =>
    [...(byName.get(one.folded) ?? []), ...(one.phone === null ? [] : (byPhone.get(one.phone) ?? []))].some(
      (known) => likeness(known, one).length > 0,
    );
}

const faultyRows = ({ faults }: Roster): number => new Set(faults.map(({ row }) => row)).size;

function refuseFaults({ faults, rows, readable }: Roster, onlyValid: boolean): void {
  if (faults.length === 0 || (onlyValid && readable && rows.length > 0)) return;
  throw new DomainError(
    'invalid',
    'workbook-faults',
    `Tệp Excel có ${faults.length} lỗi; chưa lưu gì. Hãy sửa các ô được nêu rồi nộp lại, hoặc chọn chỉ nhập các dòng đúng (onlyValid).`,
    faults.slice(0, FAULTS_TOLD).map(({ cell, code, detail }) => ({ field: cell, code, detail })),
  );
}
