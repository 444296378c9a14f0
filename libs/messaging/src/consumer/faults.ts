import { DomainError } from '@xaso/kernel';

/**
 * SQLSTATE classes that say the database is away, full, busy or read-only, not that the event is bad. A statement that
 * takes too long (57014) is not among them: it may well be the event's doing.
 */
const INFRASTRUCTURE_SQLSTATE = /^(08...|25006|25P0[34]|40...|53...|55P03|57P0.|58...)$/;
const INFRASTRUCTURE_CODE =
  /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
const CONNECTION_MESSAGE =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable|query read timeout/i;
const KAFKA_NAME = /^KafkaJS/;

/** Whether a failure only delays: nothing is counted, nothing parked, the chunk is repeated. */
export function isInfrastructure(error: unknown): boolean {
  if (error instanceof DomainError) return error.kind === 'unavailable';
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && (INFRASTRUCTURE_SQLSTATE.test(code) || INFRASTRUCTURE_CODE.test(code)))
    return true;
  if (CONNECTION_MESSAGE.test(error.message) || KAFKA_NAME.test(error.name)) return true;
  const inner = (error as { driverError?: unknown }).driverError ?? error.cause;
  return inner !== undefined && inner !== error && isInfrastructure(inner);
}

/** The error as an operator reads it in the parked list. */
export function describe(error: unknown): string {
  const said = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return said.slice(0, 2_000);
}
