import { ConfigError } from '../config/load-config.js';
import { MigrationError } from '../migrations/migration-files.js';

/** One line for whoever starts the service: what stopped it, and the way out. */
export function startUpFault(service: string, error: unknown, databaseUrl?: string): string {
  return `${service} cannot start: ${reason(error, databaseUrl)}`.replaceAll(/\s*\n\s*/g, ' ');
}

function reason(error: unknown, databaseUrl?: string): string {
  if (error instanceof ConfigError || error instanceof MigrationError) return error.message;
  const { code = '', syscall = '', message = String(error) } = partsOf(error);
  const target = databaseOf(databaseUrl);
  if (code === 'EADDRINUSE') return `${message}; another program has this port: set PORT to a free one`;
  if (code === 'EACCES' && syscall === 'listen') return `${message}; set PORT to 1024 or above`;
  if (code === 'EADDRNOTAVAIL') return `${message}; set HOST to an address of this machine`;
  if (code === 'ECONNREFUSED')
    return `PostgreSQL at ${target} refuses connections; start it or correct DATABASE_URL`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return `the host of ${target} is not known; correct DATABASE_URL or the name service`;
  }
  if (code === '28P01' || code === '28000') {
    return `PostgreSQL at ${target} refuses the role or its password; correct DATABASE_URL`;
  }
  if (code === '3D000') return `there is no such database at ${target}; create it or correct DATABASE_URL`;
  if (code === '42501') return `the role of ${target} lacks a right (${message}); grant it`;
  if (/^57P0/.test(code)) return `PostgreSQL at ${target} is starting or stopping; try again shortly`;
  if (/timeout|terminated/i.test(message) && code === '') {
    return `PostgreSQL at ${target} does not answer (${message}); start it or correct DATABASE_URL`;
  }
  return message || 'for an unknown reason';
}

function partsOf(error: unknown): { code?: string; syscall?: string; message?: string } {
  return typeof error === 'object' && error !== null ? error : {};
}

/** Role, host, port and database of the address, never the password. */
function databaseOf(databaseUrl: string | undefined): string {
  if (!databaseUrl || !URL.canParse(databaseUrl)) return 'DATABASE_URL';
  const { username, host, pathname } = new URL(databaseUrl);
  return `${username ? `${username}@` : ''}${host}${pathname}`;
}
