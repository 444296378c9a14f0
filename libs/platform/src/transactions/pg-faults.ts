import { DomainError } from '@xaso/kernel';
import { QueryFailedError } from 'typeorm';

/** What PostgreSQL said about a refused statement. */
export interface SqlFault {
  /** SQLSTATE, five characters. */
  readonly state: string;
  readonly constraint?: string;
  readonly table?: string;
  readonly column?: string;
}

/** The SQLSTATE and constraint inside an error of pg or TypeORM; undefined when it is not one. */
export function sqlFault(error: unknown): SqlFault | undefined {
  const inner = driverError(error);
  if (!inner || !('severity' in inner)) return undefined;
  const state = stringOf(inner, 'code');
  if (state === undefined || !/^[0-9A-Z]{5}$/.test(state)) return undefined;
  return {
    state,
    constraint: stringOf(inner, 'constraint'),
    table: stringOf(inner, 'table'),
    column: stringOf(inner, 'column'),
  };
}

/** By shape, not by class: errors of sockets may come from another realm than ours. */
function driverError(error: unknown): object | undefined {
  const inner: unknown = error instanceof QueryFailedError ? error.driverError : error;
  return typeof inner === 'object' && inner !== null && 'message' in inner ? inner : undefined;
}

function stringOf(source: object, key: string): string | undefined {
  const value: unknown = Reflect.get(source, key);
  return typeof value === 'string' ? value : undefined;
}

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
const DRIVER =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client (was closed|has encountered a connection error)|Cannot use a pool after)/;

/** Whether the database went away rather than refused: its connection, its process or its capacity. */
export function isConnectionFault(error: unknown): boolean {
  const inner = driverError(error);
  if (!inner) return false;
  const state = sqlFault(inner)?.state;
  if (state)
    return /^(08|53)/.test(state) || /^57P0[1-5]$/.test(state) || state === '25P03' || state === '25P04';
  return NETWORK.has(stringOf(inner, 'code') ?? '') || DRIVER.test(stringOf(inner, 'message') ?? '');
}

/** Turns the loss of the database into `unavailable`; any other error stays as it is. */
export function asUnavailable(error: unknown, message: string): unknown {
  return isConnectionFault(error) ? unavailable('database-unavailable', message, error) : error;
}

/** An `unavailable` with what caused it, for the log. */
export function unavailable(code: string, message: string, cause: unknown): DomainError {
  const error = new DomainError('unavailable', code, message);
  error.cause = cause;
  return error;
}
