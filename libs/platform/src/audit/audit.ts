import type { Actor } from '@xaso/kernel';
import { currentContext } from '../context/request-context.js';
import type { SqlPart, Tx } from '../transactions/tx.js';

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
  const { sql, parameters } = auditPart(entry)(1);
  await tx.query(sql, parameters, 'audit-append');
}

/** The same as a part of the one statement that does the thing: for hot paths. */
export function auditPart({ actor, action, subject, subjectId, reason, detail }: AuditEntry): SqlPart {
  const parameters = [
    actor.id,
    actor.role,
    action,
    subject,
    subjectId,
    reason ?? null,
    detail === undefined ? null : JSON.stringify(detail),
    currentContext()?.correlationId ?? null,
  ];
  return (first) => ({
    sql: `insert into audit_log (actor_id, actor_role, action, subject, subject_id, reason, detail, correlation_id)
      values (${parameters.map((_value, index) => `$${first + index}`).join(', ')})`,
    parameters,
  });
}
