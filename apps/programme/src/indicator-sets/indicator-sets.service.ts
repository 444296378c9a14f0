import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { type CellFault, openWorkbook, readGrid } from '@xaso/workbooks';
import { v7 as uuidv7 } from 'uuid';
import {
  importSet,
  type IndicatorSet,
  isSameDecision,
  replaceSet,
  type SetDecision,
} from './indicator-set.js';
import { IndicatorSetsStore, NO_FACTS } from './indicator-sets.store.js';
import { TABLE_SHEET } from './workbook/columns.js';
import { type ReadRow, type ReadSet, readSet } from './workbook/read-set.js';

/** Faults told at once; the rest is counted. */
const FAULTS_TOLD = 200;

export interface Preview {
  readonly sheet: string;
  readonly importable: boolean;
  readonly rows: readonly ReadRow[];
  readonly faults: readonly CellFault[];
  readonly faultCount: number;
}

/** Whether the set was there already: the same file changes nothing. */
export interface Imported {
  readonly set: IndicatorSet;
  readonly isNew: boolean;
}

/** Reading sets of indicators from the files of those who issued them. */
@Injectable()
export class IndicatorSetsService {
  constructor(
    private readonly database: Database,
    private readonly sets: IndicatorSetsStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** What a file holds and what is wrong in it; nothing is stored. @throws DomainError invalid for what is no workbook */
  async preview(file: Buffer): Promise<Preview> {
    const { sheet, read } = await this.read(file);
    const { rows, faults } = read;
    return {
      sheet,
      importable: faults.length === 0,
      rows,
      faults: faults.slice(0, FAULTS_TOLD),
      faultCount: faults.length,
    };
  }

  /** All or nothing. @throws DomainError invalid, with a fault for each cell; conflict for a decision that is there */
  async import(
    file: Buffer,
    decision: SetDecision,
    reason: string | undefined,
    actor: Actor,
  ): Promise<Imported> {
    const { read } = await this.read(file);
    refuse(read);
    const sha256 = createHash('sha256').update(file).digest('hex');
    return this.database.transaction(async (tx) => {
      await this.sets.lockImports(tx);
      const known = await this.sets.find(tx, { sha256 });
      if (known) return { set: await this.stillCurrent(tx, sameDecision(known, decision)), isNew: false };
      const items = read.rows.map(({ item }) => item);
      const source = { id: uuidv7(), items, sha256, importedBy: actor.id, createdAt: this.clock.now() };
      return { set: await this.store(tx, decision, source, reason, actor), isNew: true };
    });
  }

  private async store(
    tx: Tx,
    decision: SetDecision,
    source: Parameters<typeof importSet>[1],
    reason: string | undefined,
    actor: Actor,
  ): Promise<IndicatorSet> {
    const { issuer, docNo, year } = decision;
    let decided = importSet(decision, source);
    const old = await this.sets.find(tx, { issuer, docNo, year, state: 'current' });
    if (old) {
      if (reason === undefined) throw thereAlready(old);
      const pair = replaceSet(old, decided, reason);
      await this.sets.update(tx, pair.old, NO_FACTS);
      decided = pair.next;
    }
    await this.sets.insert(tx, decided, NO_FACTS);
    await audit(tx, {
      actor,
      action: 'indicator-set.imported',
      subject: 'indicator-set',
      subjectId: decided.next.id,
      ...(reason === undefined ? {} : { reason }),
      detail: { items: decided.next.items.length, replaces: decided.next.replaces },
    });
    return decided.next;
  }

  /** @throws DomainError conflict, naming the set that was imported in place of this one */
  private async stillCurrent(tx: Tx, known: IndicatorSet): Promise<IndicatorSet> {
    if (known.state === 'current') return known;
    const next = await this.sets.find(tx, { replaces: known.id });
    throw new DomainError(
      'conflict',
      'set-replaced',
      `Tệp này là bản cũ của ${known.docNo}: bộ chỉ tiêu ${next?.id ?? 'khác'} đã thay thế${next?.reason ? ` (${next.reason})` : ''}. Chưa thay đổi gì; muốn dùng lại nội dung cũ, hãy lưu thành tệp mới rồi nhập kèm lý do.`,
    );
  }

  private async read(file: Buffer): Promise<{ sheet: string; read: ReadSet }> {
    const grid = readGrid(await openWorkbook(file), TABLE_SHEET);
    return { sheet: grid.sheet, read: readSet(grid) };
  }
}

function refuse({ faults }: ReadSet): void {
  if (faults.length === 0) return;
  throw new DomainError(
    'invalid',
    'workbook-faults',
    `Tệp Excel có ${faults.length} lỗi; chưa lưu gì. Hãy sửa các ô được nêu rồi nộp lại cả tệp.`,
    faults.slice(0, FAULTS_TOLD).map(({ cell, code, detail }) => ({ field: cell, code, detail })),
  );
}

function sameDecision(known: IndicatorSet, decision: SetDecision): IndicatorSet {
  if (isSameDecision(known, decision)) return known;
  throw new DomainError(
    'conflict',
    'file-of-other-decision',
    `Tệp này đã được nhập cho ${known.docNo} (${known.issuer}, năm ${known.year}, hiệu lực từ ${known.validFrom}). Chưa thay đổi gì; hãy kiểm tra số văn bản.`,
  );
}

const thereAlready = (old: IndicatorSet) =>
  new DomainError(
    'conflict',
    'set-exists',
    `Đã có bộ chỉ tiêu của ${old.docNo} (${old.issuer}, năm ${old.year}) từ một tệp khác. Chưa lưu gì; nếu đây là bản sửa, hãy nhập lại kèm lý do (reason).`,
  );
