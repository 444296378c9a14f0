import type { MigrationSet, ServiceConfigSpec, ServiceDefinition } from '@xaso/platform';
import { Database } from '@xaso/platform';
import { freshDatabase, type FreshDatabase, testService, type TestService } from '@xaso/testing';

/** The database of one service and its part of Kafka, where instances of several versions run side by side. */
export class Place {
  private readonly running = new Set<TestService>();

  private constructor(
    private readonly database: FreshDatabase,
    readonly topicPrefix: string,
  ) {}

  static async make(migrations: readonly MigrationSet[], topicPrefix: string): Promise<Place> {
    return new Place(await freshDatabase(migrations), topicPrefix);
  }

  get databaseUrl(): string {
    return this.database.url;
  }

  /** One more instance, in the Kafka group of those that run already. */
  async start<S extends ServiceConfigSpec>(definition: ServiceDefinition<S>): Promise<TestService> {
    const { topicPrefix } = this;
    const env = { DATABASE_URL: this.database.url };
    const own = await testService(definition, { topicPrefix, env });
    const query = <R>(sql: string, params: readonly unknown[] = []): Promise<R[]> =>
      own.app.get(Database).query<R>(sql, params);
    const instance: TestService = {
      ...own,
      db: { url: this.database.url, query },
      stop: async () => {
        this.running.delete(instance);
        await own.stop();
      },
    };
    this.running.add(instance);
    return instance;
  }

  /** Stops what still runs and removes the database. */
  async clear(): Promise<void> {
    for (const instance of [...this.running]) await instance.stop();
    await this.database.drop();
  }
}
