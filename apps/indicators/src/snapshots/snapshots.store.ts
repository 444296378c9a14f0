import { Injectable } from '@nestjs/common';
import { changedMeanwhile } from '@xaso/contracts-common';
import { DomainError } from '@xaso/kernel';
import { canonicalJson, Database, hashOf, type Tx } from '@xaso/platform';
import type { Report } from '../reports/report.js';
import type { Snapshot, SnapshotApproval } from './snapshot.js';

type Row = Omit<Snapshot, 'report' | 'intact'> & { readonly content: string };

/** What a list shows: everything but the report itself. */
export type Listed = Omit<Snapshot, 'report' | 'intact'>;

const HEAD = 'id, kind, programme, hash, created_by as "createdBy", created_at as "createdAt", approval';

@Injectable()
export class SnapshotsStore {
  constructor(private readonly database: Database) {}

  /** The hash is of the bytes that are stored. */
  async insert(tx: Tx, made: Omit<Snapshot, 'hash' | 'intact'>): Promise<Snapshot> {
    const { id, kind, programme, report, createdBy, createdAt } = made;
    const content = canonicalJson(report);
    const hash = hashOf(report);
    await tx.query(
      `insert into snapshot (id, kind, programme, content, hash, created_by, created_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, kind, programme, content, hash, createdBy, createdAt],
    );
    return { ...made, hash, intact: true };
  }

  /** @throws DomainError conflict when somebody approved it meanwhile */
  async approve(tx: Tx, id: string, approval: SnapshotApproval): Promise<void> {
    const rows = await tx.query(
      'update snapshot set approval = $2 where id = $1 and approval is null returning 1',
      [id, JSON.stringify(approval)],
    );
    if (rows.length > 0) return;
    throw changedMeanwhile('báo cáo');
  }

  /** @throws DomainError not-found */
  async load(on: Pick<Database, 'query'>, id: string): Promise<Snapshot> {
    const [row] = await on.query<Row>(`select ${HEAD}, content from snapshot where id = $1`, [id]);
    if (!row) throw new DomainError('not-found', 'snapshot-unknown', `Không có báo cáo ${id}.`);
    const { content, ...head } = row;
    const report = JSON.parse(content) as Report;
    return { ...head, report, intact: hashOf(report) === row.hash && canonicalJson(report) === content };
  }

  /** Newest first. */
  list(programme: string | undefined, before: string | undefined, limit: number): Promise<Listed[]> {
    return this.database.query<Listed>(
      `select ${HEAD} from snapshot where ($1::text is null or programme = $1) and ($2::uuid is null or id < $2)
       order by id desc limit $3`,
      [programme ?? null, before ?? null, limit],
    );
  }
}
