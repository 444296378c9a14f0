import { Inject, Injectable } from '@nestjs/common';
import { type Actor, type Clock, DomainError } from '@xaso/kernel';
import { audit, CLOCK, Database, type Tx } from '@xaso/platform';
import { v7 as uuidv7 } from 'uuid';
import { breakdown } from '../breakdown/breakdown.js';
import { type Cut, endOf, localDay } from '../figures/cut.js';
import { FiguresQueries } from '../figures/figures.queries.js';
import { communeComparison, type ComparedFigure } from '../reports/commune-comparison.js';
import { renderCsv } from '../reports/csv.render.js';
import { renderDocx } from '../reports/docx.render.js';
import { readFonts } from '../reports/fonts.store.js';
import { type ReportFonts, renderPdf } from '../reports/pdf.render.js';
import { pilotReport } from '../reports/pilot-report.js';
import type { Report, ReportHead } from '../reports/report.js';
import { renderXlsx } from '../reports/xlsx.render.js';
import { approve, printable, type Snapshot, type SnapshotApproval, type SnapshotKind } from './snapshot.js';
import { type Listed, SnapshotsStore } from './snapshots.store.js';

/** What somebody says of a report to be made. */
export interface Order {
  readonly kind: SnapshotKind;
  readonly programme: string;
  /** What the programme is called; its name is not among the facts. */
  readonly name: string;
  readonly asOf: string | undefined;
  readonly knownAt: string | undefined;
  readonly paper: Pick<ReportHead, 'agencyAbove' | 'issuer' | 'symbol' | 'place' | 'recipients' | 'signer'>;
}

/** What a report can be drawn as. */
export const FORMATS = ['docx', 'pdf', 'xlsx', 'csv'] as const;
export type Format = (typeof FORMATS)[number];

/** Making, approving and drawing reports. */
@Injectable()
export class SnapshotsService {
  private fonts: Promise<ReportFonts> | undefined;

  constructor(
    private readonly database: Database,
    private readonly snapshots: SnapshotsStore,
    private readonly figures: FiguresQueries,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Takes the figures as they are known now, or were known then. @throws DomainError not-found when nothing is known of the programme */
  async make(tx: Tx, order: Order, actor: Actor): Promise<Snapshot> {
    const now = this.clock.now();
    // Both times are written down, so that the same question can be asked again later.
    const { asOf = localDay(now), knownAt = now.toISOString() } = order;
    const head: ReportHead = { ...order.paper, number: null, issuedOn: null, asOf, knownAt, approved: null };
    const occurredBefore = endOf(asOf);
    const recordedBefore = endOf(knownAt);
    const cut: Cut = { ...(occurredBefore && { occurredBefore }), ...(recordedBefore && { recordedBefore }) };
    const report = await (order.kind === 'pilot'
      ? this.pilot(order, head, cut)
      : this.communes(order, head, cut));
    const { kind, programme } = order;
    const made = {
      id: uuidv7(),
      kind,
      programme,
      report,
      createdBy: actor.id,
      createdAt: now,
      approval: null,
    };
    const snapshot = await this.snapshots.insert(tx, made);
    await audit(tx, { actor, action: 'snapshot.made', subject: 'snapshot', subjectId: snapshot.id });
    return snapshot;
  }

  approve(id: string, issue: Pick<SnapshotApproval, 'number' | 'issuedOn'>, actor: Actor): Promise<Snapshot> {
    return this.database.transaction(async (tx) => {
      const snapshot = await this.snapshots.load(tx, id);
      const at = this.clock.now().toISOString();
      const approval = approve(snapshot, { ...issue, by: actor.id, role: actor.role, at });
      await this.snapshots.approve(tx, id, approval);
      await audit(tx, { actor, action: 'snapshot.approved', subject: 'snapshot', subjectId: id });
      return { ...snapshot, approval };
    });
  }

  one(id: string): Promise<Snapshot> {
    return this.snapshots.load(this.database, id);
  }

  list(programme: string | undefined, before: string | undefined, limit: number): Promise<Listed[]> {
    return this.snapshots.list(programme, before, limit);
  }

  /** Draws what was stored, never what the figures are today. @throws DomainError conflict when what is stored was altered */
  async draw(id: string, format: Format): Promise<Uint8Array> {
    const snapshot = await this.one(id);
    if (!snapshot.intact)
      throw new DomainError(
        'conflict',
        'snapshot-altered',
        'Nội dung lưu của báo cáo không còn khớp mã băm; không in ra. Hãy báo người vận hành.',
      );
    const report = printable(snapshot);
    switch (format) {
      case 'docx':
        return renderDocx(report);
      case 'pdf':
        return renderPdf(report, await (this.fonts ??= readFonts()));
      case 'xlsx':
        return renderXlsx(report);
      case 'csv':
        return renderCsv(report);
    }
  }

  private async pilot({ programme, name }: Order, head: ReportHead, cut: Cut): Promise<Report> {
    const figures = await this.figures.list({ programme }, cut, {});
    if (figures.length === 0) throw nothingKnown(programme);
    return pilotReport({ head, programme: { code: programme, name }, figures });
  }

  private async communes({ programme, name }: Order, head: ReportHead, cut: Cut): Promise<Report> {
    const views = await this.figures.list({ programme }, cut, {});
    if (views.length === 0) throw nothingKnown(programme);
    const figures: ComparedFigure[] = [];
    for (const { indicator, synthetic } of views.filter(({ events }) => events > 0)) {
      const { figure, ...material } = await this.figures.material(programme, indicator, cut);
      const { cells, total } = breakdown(figure, material, 'recorded');
      figures.push({ ...figure, synthetic, cells, total });
    }
    const units = figures.flatMap(({ cells }) => cells.map(({ unitId }) => unitId));
    const communes = [...new Set(units)].filter((unitId) => unitId !== null).sort();
    return communeComparison({ head, programme: { code: programme, name }, communes, figures });
  }
}

const nothingKnown = (programme: string): DomainError =>
  new DomainError(
    'not-found',
    'programme-unknown',
    `Chưa có dữ kiện nào của chương trình ${programme}. Chưa lưu gì.`,
  );
