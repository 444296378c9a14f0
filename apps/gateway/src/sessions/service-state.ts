/** One thing that a service depends on, as it found it. */
export interface ServiceCheck {
  readonly name: string;
  readonly ok: boolean;
  /** In the words of the service, such as how far it is behind. */
  readonly detail?: string;
}

/** What is shown of a service. */
export interface ServiceState {
  readonly name: string;
  /** `away`: it did not answer; otherwise what it says itself: `ok`, `degraded` or `down`. */
  readonly status: string;
  readonly ready: boolean;
  readonly version?: string;
  readonly checks: readonly ServiceCheck[];
}

/** Reads the answer of a service's `/health`; undefined stands for none. */
export function stateOf(name: string, answer: unknown): ServiceState {
  const status = textAt(answer, 'status');
  if (status === undefined) return { name, status: 'away', ready: false, checks: [] };
  const version = textAt(answer, 'version');
  const checks: unknown = Reflect.get(answer as object, 'checks');
  return {
    name,
    status,
    ready: status === 'ok' || status === 'degraded',
    ...(version === undefined ? {} : { version }),
    checks: Array.isArray(checks) ? checks.flatMap(checkOf) : [],
  };
}

function checkOf(value: unknown): ServiceCheck[] {
  const name = textAt(value, 'name');
  if (name === undefined) return [];
  const detail = textAt(value, 'detail');
  const ok = Reflect.get(value as object, 'ok') === true;
  return [{ name, ok, ...(detail === undefined ? {} : { detail }) }];
}

function textAt(value: unknown, key: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const found: unknown = Reflect.get(value, key);
  return typeof found === 'string' ? found : undefined;
}
