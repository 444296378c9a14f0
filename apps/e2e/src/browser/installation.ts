import { runEnvironment } from '@xaso/testing';
import { bringUp, gatewayUrl, type Outcome, privateInstallation, Resources } from '@xaso/workspace';

/** The whole platform as `npm start` brings it up, with the pilots loaded, on the servers of the run. */
export interface RunningPlatform {
  readonly url: string;
  readonly accounts: Outcome['accounts'];
  /** Address of the database of a service, as its owner. */
  databaseOf(service: string): string;
  stop(): Promise<void>;
}

/** Takes a minute or so: services are processes of their own, and the story is told through their interfaces. */
export async function startPlatform(): Promise<RunningPlatform> {
  const { adminUrl, brokers } = runEnvironment();
  process.env['POSTGRES_ADMIN_URL'] = adminUrl;
  process.env['KAFKA_BROKERS'] = brokers.join(',');
  const resources = new Resources();
  const stop = (): Promise<void> => resources.closeAll(() => undefined);
  try {
    const installation = await privateInstallation(resources, { servers: 'external' });
    const { signal } = new AbortController();
    const { accounts } = await bringUp(installation, resources, { load: true, signal, accounts: true });
    const databaseOf = (service: string): string => installation.databases[service] ?? '';
    return { url: gatewayUrl(installation.plan), accounts, databaseOf, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
