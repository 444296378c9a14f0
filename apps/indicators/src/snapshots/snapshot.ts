import { DomainError } from '@xaso/kernel';
import type { Report } from '../reports/report.js';

export const SNAPSHOT_KINDS = ['pilot', 'communes'] as const;
/** The report of a programme, or the comparison of its communes. */
export type SnapshotKind = (typeof SNAPSHOT_KINDS)[number];

/** Who approved a report, by account and office, and the number and day it was issued under. */
export interface SnapshotApproval {
  readonly by: string;
  readonly role: string;
  readonly at: string;
  /** Of the paper, e.g. `12`. */
  readonly number: string | null;
  readonly issuedOn: string;
}

/** A report as it stood when it was made: its words and numbers are stored and never worked out again. */
export interface Snapshot {
  readonly id: string;
  readonly kind: SnapshotKind;
  readonly programme: string;
  readonly report: Report;
  /** SHA-256 of the report as canonical JSON, taken when it was made. */
  readonly hash: string;
  /** Whether what is stored still has this hash. */
  readonly intact: boolean;
  readonly createdBy: string;
  readonly createdAt: Date;
  readonly approval: SnapshotApproval | null;
}

/** @throws DomainError conflict when it is approved already, or is not what it was when it was made */
export function approve(snapshot: Snapshot, approval: SnapshotApproval): SnapshotApproval {
  if (snapshot.approval)
    throw new DomainError(
      'conflict',
      'snapshot-approved',
      `Báo cáo này đã được duyệt ngày ${snapshot.approval.issuedOn}; chưa thay đổi gì. Muốn đổi số liệu, hãy lập báo cáo mới.`,
    );
  if (!snapshot.intact)
    throw new DomainError(
      'conflict',
      'snapshot-altered',
      'Nội dung lưu của báo cáo không còn khớp mã băm khi lập; không duyệt được. Hãy lập báo cáo mới và báo người vận hành.',
    );
  return approval;
}

/** The report to be drawn: a draft until it is approved, then with its number, its day and the hash of what was approved. */
export function printable({ report, hash, approval }: Snapshot): Report {
  if (!approval) return report;
  const { number, issuedOn, role } = approval;
  return { ...report, number, issuedOn, approved: { role, on: issuedOn, hash } };
}
