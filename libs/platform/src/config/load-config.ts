import { inspect } from 'node:util';
import type { Field } from './fields.js';

/** Environment variable → how it is read. */
export type ConfigSpec = Readonly<Record<string, Field<unknown>>>;

/** The typed object a spec yields. */
export type ConfigOf<S extends ConfigSpec> = {
  readonly [K in keyof S]: S[K] extends Field<infer T> ? T : never;
};

/** One variable that cannot be used, and how to set it right. */
export interface ConfigFault {
  readonly name: string;
  readonly problem: string;
  readonly example: string;
}

/** Everything that is wrong with the environment, at once. */
export class ConfigError extends Error {
  constructor(readonly faults: readonly ConfigFault[]) {
    const count = faults.length === 1 ? '1 setting is wrong' : `${faults.length} settings are wrong`;
    const each = faults.map(
      (fault) => `${fault.name} ${fault.problem} (e.g. ${fault.name}=${fault.example})`,
    );
    super(`${count}: ${each.join('; ')}`);
    this.name = 'ConfigError';
  }
}

export const REDACTED = '[redacted]';

/**
 * Reads the environment once into a frozen object. An empty variable counts as absent.
 * Printing the object (`String`, `JSON.stringify`, `util.inspect`, a log) shows `[redacted]` for each secret.
 * Throws ConfigError that names every fault; values of secrets are never in it.
 */
export function loadConfig<const S extends ConfigSpec>(
  spec: S,
  env: Readonly<Record<string, string | undefined>>,
): ConfigOf<S> {
  const faults: ConfigFault[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(spec)) {
    const raw = env[name]?.trim();
    if (raw === undefined || raw === '') {
      if (field.fallback) values[name] = field.fallback.value;
      else faults.push({ name, problem: 'is missing', example: field.example });
      continue;
    }
    const reading = field.read(raw);
    if ('value' in reading) values[name] = reading.value;
    else {
      const got = field.secret ? '' : `, not "${raw.slice(0, 60)}"`;
      faults.push({ name, problem: reading.fault + got, example: field.example });
    }
  }
  if (faults.length > 0) throw new ConfigError(faults);
  return Object.freeze(withRedaction(values, spec)) as ConfigOf<S>;
}

function withRedaction(values: Record<string, unknown>, spec: ConfigSpec): Record<string, unknown> {
  const shown = (): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, spec[name]?.secret ? REDACTED : value]),
    );
  return Object.defineProperties(values, {
    toJSON: { value: shown },
    toString: { value: () => JSON.stringify(shown()) },
    [inspect.custom]: { value: () => shown() },
  });
}
