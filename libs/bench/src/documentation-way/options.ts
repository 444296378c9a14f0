/** What both sides are told. */
export interface DocumentationOptions {
  readonly databaseUrl: string;
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly writers: number;
  readonly seconds: number;
  readonly perSecond?: number | undefined;
}

export const optionsOf = (text = '{}'): DocumentationOptions => JSON.parse(text) as DocumentationOptions;
