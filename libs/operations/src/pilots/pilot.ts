import type { TokenClaims } from '../keys.js';

/** What a pilot's loader works with: the public interfaces of the services, as anybody has them. */
export interface PilotContext {
  /** Address of a service, `http://127.0.0.1:8101`. @throws Error when it does not exist yet */
  url(service: string): string;
  /** A bearer token for somebody in the story. */
  token(claims: TokenClaims): Promise<string>;
  /** One line of progress, replacing the one before: "300 of 461 responses". */
  progress(line: string): void;
  /** Aborts when the start is broken off; a load that was killed is resumed by the next start. */
  readonly signal: AbortSignal;
}

/** A pilot of the source articles and how it is told to the services. */
export interface Pilot {
  /** Code of its programme, `nghe-an-2022`. */
  readonly code: string;
  /** Services that its story is told to. */
  readonly tells: readonly string[];
  /**
   * Sends its facts through the public interfaces. Each step looks first whether it was told already: a load that was killed is
   * completed by the next one, and loading again changes nothing, also what somebody revised since.
   */
  load(context: PilotContext): Promise<void>;
}
