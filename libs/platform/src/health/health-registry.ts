import { Injectable } from '@nestjs/common';

/** Something the service depends on. */
export interface HealthCheck {
  readonly name: string;
  /** `ready`: without it requests cannot be served. `degraded`: they can, and something else waits. */
  readonly affects: 'ready' | 'degraded';
  check(): Promise<{ ok: boolean; detail?: string }>;
}

/** What a check found. */
export interface HealthResult {
  readonly name: string;
  readonly affects: 'ready' | 'degraded';
  readonly ok: boolean;
  readonly detail?: string;
}

const PATIENCE_MS = 2_000;

/** Knows whether the service can serve; whoever has a dependency registers a check for it. */
@Injectable()
export class HealthRegistry {
  readonly #checks: HealthCheck[] = [];
  #draining = false;

  register(check: HealthCheck): void {
    if (this.#checks.some(({ name }) => name === check.name)) {
      throw new Error(`there are two health checks called "${check.name}"`);
    }
    this.#checks.push(check);
  }

  /** The service is about to stop: it is not ready any more and takes no new requests. */
  drain(): void {
    this.#draining = true;
  }

  get draining(): boolean {
    return this.#draining;
  }

  /** Runs the checks, each for two seconds at most. */
  run(affects?: HealthCheck['affects']): Promise<HealthResult[]> {
    const wanted = this.#checks.filter((check) => !affects || check.affects === affects);
    return Promise.all(wanted.map(runOne));
  }
}

async function runOne(check: HealthCheck): Promise<HealthResult> {
  const { name, affects } = check;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<{ ok: boolean; detail: string }>((resolve) => {
    timer = setTimeout(() => resolve({ ok: false, detail: 'no answer within 2 s' }), PATIENCE_MS);
  });
  try {
    return { name, affects, ...(await Promise.race([check.check(), late])) };
  } catch {
    return { name, affects, ok: false, detail: 'the check failed' };
  } finally {
    clearTimeout(timer);
  }
}
