import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { testBrokers, testKeys, type TestService } from '@xaso/testing';

const SOURCE = fileURLToPath(new URL('../../../../workspace/bootstrap/source.mjs', import.meta.url));

/** What a process said and how it ended. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The service as a process of its own beside one under test, on the same database and topics. */
export function ledgerProcess(
  service: Pick<TestService, 'db' | 'topicPrefix'>,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  file = './ledger-main.ts',
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const main = fileURLToPath(new URL(file, import.meta.url));
  const { issuer, audience, jwksFile } = testKeys();
  const child = spawn(process.execPath, ['--import', SOURCE, main, ...args], {
    env: {
      PATH: process.env['PATH'],
      NODE_NO_WARNINGS: '1',
      PORT: '0',
      HOST: '127.0.0.1',
      DATABASE_URL: service.db.url,
      DATABASE_POOL: '3',
      KAFKA_BROKERS: testBrokers().join(','),
      TOPIC_PREFIX: service.topicPrefix,
      AUTH_ISSUER: issuer,
      AUTH_AUDIENCE: audience,
      AUTH_JWKS: jwksFile,
      LOG_LEVEL: 'warn',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
  const ended = new Promise<Ended>((resolve) =>
    child.on('close', (code) => resolve({ code, stdout, stderr })),
  );
  return { child, ended };
}

/** Runs one of the service's commands to its end. */
export const command = (
  service: Pick<TestService, 'db' | 'topicPrefix'>,
  ...args: string[]
): Promise<Ended> => ledgerProcess(service, args).ended;
