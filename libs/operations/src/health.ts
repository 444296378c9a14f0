const ANSWERS_WITHIN_MS = 5_000;

/** What one service says of itself. */
export interface Wellness {
  readonly service: string;
  readonly well: boolean;
  /** For a person: what is not as it should be, or that everything is. */
  readonly lines: readonly string[];
}

interface Report {
  readonly status: string;
  readonly version: string;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail?: string }[];
}

/** Asks services for their /health. One that does not answer is not well; nothing is thrown. */
export function wellness(services: ReadonlyMap<string, string>, signal: AbortSignal): Promise<Wellness[]> {
  return Promise.all([...services].map(([service, url]) => askOne(service, url, signal)));
}

async function askOne(service: string, url: string, signal: AbortSignal): Promise<Wellness> {
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(ANSWERS_WITHIN_MS)]);
    const response = await fetch(`${url}/health`, { signal: patience });
    const { status, version, checks } = (await response.json()) as Report;
    const faults = checks
      .filter(({ ok }) => !ok)
      .map(({ name, detail }) => `  ${name}: ${detail ?? 'not well'}`);
    return { service, well: status === 'ok', lines: [`${service} ${version} ${status}`, ...faults] };
  } catch (error) {
    signal.throwIfAborted();
    const { message, cause } = error as Error;
    const why = cause instanceof Error ? cause.message : message;
    return { service, well: false, lines: [`${service} does not answer: ${why}`] };
  }
}
