import pg from 'pg';

/**
 * One connection to PostgreSQL that is made when it is needed and thrown away after any failure: what follows begins on a
 * sound one. One statement at a time.
 */
export class PgLink {
  private client: Promise<pg.Client> | undefined;

  constructor(
    private readonly connection: pg.ClientConfig,
    private readonly prepare: (client: pg.Client) => Promise<void> = () => Promise.resolve(),
  ) {}

  async query<R extends pg.QueryResultRow>(query: pg.QueryConfig | string): Promise<pg.QueryResult<R>> {
    const opening = (this.client ??= this.open());
    try {
      return await (await opening).query<R>(query);
    } catch (error) {
      this.forget(opening);
      throw error;
    }
  }

  /** Ends the connection, a statement in hand with it. */
  async close(): Promise<void> {
    const opening = this.client;
    this.client = undefined;
    await opening?.then((client) => client.end()).catch(() => undefined);
  }

  private async open(): Promise<pg.Client> {
    const client = new pg.Client(this.connection);
    // Without a listener a killed backend would end the process; the next statement rejects and is repeated.
    client.on('error', () => undefined);
    try {
      await client.connect();
      await this.prepare(client);
      return client;
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
  }

  private forget(opening: Promise<pg.Client>): void {
    if (this.client === opening) this.client = undefined;
    opening.then((client) => client.end()).catch(() => undefined);
  }
}
