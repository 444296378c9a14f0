import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readTopics } from '@xaso/messaging';
import { kafkaAccess } from '@xaso/operations';
import { freePort, type OutsideListener, type ServerMode } from '@xaso/servers';
import { provideHttps } from '../certificate.js';
import { outsideListener } from '../compose/outside-listener.js';
import { ROOT } from '../root.js';

const ANALYST = 'phan-tich';
const HOST = '127.0.0.1';

/** Where an analyst comes in. */
export interface Outside {
  readonly listener: OutsideListener;
  /** The certificate to trust; none where the broker could not see one. */
  readonly authority?: string;
}

/** A listener by the rules of docker-compose.yml, with TLS where the broker sees our files. */
export async function listenerFor(folder: string, servers: ServerMode): Promise<Outside> {
  const port = await freePort();
  if (servers !== 'embedded') return { listener: outsideListener(port) };
  const { certificate, key } = await provideHttps(folder, HOST, {});
  const both = join(folder, 'kafka.pem');
  await writeFile(both, `${await readFile(key, 'utf8')}\n${await readFile(certificate, 'utf8')}`, {
    mode: 0o600,
  });
  return { listener: outsideListener(port, both), authority: certificate };
}

/** Grants somebody to read all topics, as an operator does. Gives what the example is told in its environment. */
export async function grantedReading(
  brokers: readonly string[],
  prefix: string,
  { listener, authority }: Outside,
): Promise<Record<string, string>> {
  const topics = await readTopics(join(ROOT, 'deploy', 'kafka', 'topics.yaml'));
  const names = topics.map(({ name }) => prefix + name).join(',');
  const said = await kafkaAccess(brokers, ['add', ANALYST, '--topics', names]);
  const [, secret] = /shown this once: (\S+)/.exec(said.join('\n')) ?? [];
  if (secret === undefined) throw new Error(`no secret was shown: ${said.join('; ')}`);
  return {
    KAFKA_BROKERS: `${HOST}:${listener.port}`,
    KAFKA_SECURITY_PROTOCOL: listener.protocol,
    KAFKA_USER: ANALYST,
    KAFKA_PASSWORD: secret,
    ...(authority === undefined ? {} : { KAFKA_CA: authority }),
  };
}
