import type { Actor } from '@xaso/kernel';
import { currentContext } from '../context/request-context.js';
import type { NewRow, Tx } from '../transactions/tx.js';

/** One line of the audit log. */
export interface AuditEntry {
  readonly actor: Actor;
  /** What was done, e.g. `response.accepted`. */
  readonly action: string;
  /** The kind of thing it was done to, e.g. `response`. */
  readonly subject: string;
  readonly subjectId: string;
  /** Why, in the words of whoever did it. */
  readonly reason?: string;
  /** Whatever else explains it; no personal data. */
  readonly detail?: unknown;
}

/** Writes into the append-only audit log within the transaction that does the thing: both happen or neither. */
export async function audit(tx: Tx, entry: AuditEntry): Promise<void> {
  const { into, values } = auditRow(entry);
  const columns = Object.keys(values);
  const places = columns.map((_column, index) => `$${index + 1}`);
  const sql = `insert into ${into} (${columns.join(', ')}) values (${places.join(', ')})`;
  await tx.query(sql, Object.values(values), 'audit-append');
}

/** The same as a row for the one statement that does the thing: for hot paths. */
export function auditRow({ actor, action, subject, subjectId, reason, detail }: AuditEntry): NewRow {
  const values = {
    actor_id: actor.id,
    actor_role: actor.role,
    action,
    subject,
    subject_id: subjectId,
    reason: reason ?? null,
    detail: detail === undefined ? null : JSON.stringify(detail),
    correlation_id: currentContext()?.correlationId ?? null,
  };
  return { into: 'audit_log', values };
}
