import { DomainError } from '@xaso/kernel';

/** SQLSTATE classes that say the database is away, full or busy, not that the event is bad. */
const INFRASTRUCTURE_SQLSTATE = /^(08...|40...|53...|57P0.|55P03|25P0[34])$/;
const INFRASTRUCTURE_CODE = /^(ECONN(REFUSED|RESET|ABORTED)|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH)$/;
const CONNECTION_MESSAGE = /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i;

/** Whether a failure only delays: nothing is counted, nothing parked, the chunk is repeated. */
export function isInfrastructure(error: unknown): boolean {
  if (error instanceof DomainError) return error.kind === 'unavailable';
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: unknown }).code;
  if (typeof code === 'string' && (INFRASTRUCTURE_SQLSTATE.test(code) || INFRASTRUCTURE_CODE.test(code))) return true;
  if (CONNECTION_MESSAGE.test(error.message)) return true;
  const inner = (error as { driverError?: unknown }).driverError ?? error.cause;
  return inner !== undefined && inner !== error && isInfrastructure(inner);
}

/** The error as an operator reads it in the parked list. */
export function describe(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}`.slice(0, 2_000) : String(error).slice(0, 2_000);
}
