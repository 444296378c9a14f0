/** What became of one environment variable: its value, or what is wrong with it. */
export type Reading<T> = { readonly value: T } | { readonly fault: string };

/** How one environment variable is read. Made by the field makers below, never by hand. */
export interface Field<T> {
  /** Shown to whoever has to set the variable. */
  readonly example: string;
  /** A secret is handed to the program and never printed. */
  readonly secret: boolean;
  /** What an absent variable means; without it the variable is required. */
  readonly fallback?: { readonly value: T };
  read(raw: string): Reading<T>;
}

/** Names and values in their order. */
export type Pairs = readonly (readonly [name: string, value: string])[];

interface Options<T> {
  default?: T;
  example?: string;
}

function field<T>(options: Options<T>, example: string, read: (raw: string) => Reading<T>): Field<T> {
  const shown = options.example ?? example;
  const base = { example: shown, secret: false, read };
  return options.default === undefined ? base : { ...base, fallback: { value: options.default } };
}

/** Any text; `pattern` refuses what does not fit, `rule` says in words what would. */
export function text(options: Options<string> & { pattern?: RegExp; rule?: string } = {}): Field<string> {
  return field<string>(options, options.default ?? 'some-text', (raw) => {
    if (options.pattern && !options.pattern.test(raw)) {
      return { fault: options.rule ?? `must match ${options.pattern.source}` };
    }
    return { value: raw };
  });
}

/** A whole number between `min` and `max`, both allowed. */
export function integer(options: Options<number> & { min?: number; max?: number } = {}): Field<number> {
  const { min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER } = options;
  return field<number>(options, String(options.default ?? Math.max(min, 1)), (raw) => {
    const value = Number(raw);
    if (!/^[+-]?\d+$/.test(raw) || !Number.isSafeInteger(value) || value < min || value > max) {
      const from = options.min === undefined ? '' : ` from ${min}`;
      const to = options.max === undefined ? '' : ` to ${max}`;
      return { fault: `must be a whole number${from}${to}` };
    }
    return { value };
  });
}

/** An absolute URL, given as text; `protocols` are written with their colon, e.g. `https:`. */
export function url(options: Options<string> & { protocols?: readonly string[] } = {}): Field<string> {
  const protocols = options.protocols ?? ['http:', 'https:'];
  return field<string>(options, options.default ?? `${protocols[0]}//host.example`, (raw) => {
    const parsed = URL.canParse(raw) ? new URL(raw) : undefined;
    if (!parsed || !protocols.includes(parsed.protocol)) {
      return { fault: `must be a URL that begins with ${protocols.map((p) => `${p}//`).join(' or ')}` };
    }
    return { value: raw };
  });
}

/** Items separated by commas, at least one; blanks around them do not count. */
export function list(options: Options<readonly string[]> = {}): Field<readonly string[]> {
  return field<readonly string[]>(options, options.default?.join(',') ?? 'first,second', (raw) => {
    const items = raw
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '');
    return items.length > 0
      ? { value: Object.freeze(items) }
      : { fault: 'must name at least one item, separated by commas' };
  });
}

/**
 * `name=value` items separated by commas, in their order; blanks around names and values do not count. With `keys` or
 * `values` only these are names or values. Where the values are known, a name may have a `=` in it, else the value may.
 */
export function pairs(
  options: Options<Pairs> & { keys?: readonly string[]; values?: readonly string[] } = {},
): Field<Pairs> {
  const { keys, values } = options;
  const shown = options.default?.map((pair) => pair.join('=')).join(',') ?? '';
  return field<Pairs>(options, shown || 'first=one,second=two', (raw) => {
    const found: (readonly [string, string])[] = [];
    for (const item of raw.split(',')) {
      if (item.trim() === '') continue;
      const at = values ? item.lastIndexOf('=') : item.indexOf('=');
      const [name, value] = [item.slice(0, Math.max(at, 0)).trim(), item.slice(at + 1).trim()];
      if (name === '' || value === '') return { fault: 'must be name=value items, separated by commas' };
      if (keys && !keys.includes(name)) return { fault: `must name only ${keys.join(', ')}` };
      if (values && !values.includes(value))
        return { fault: `must have values of ${values.join(', ')} only` };
      found.push(Object.freeze([name, value] as const));
    }
    return found.length > 0
      ? { value: Object.freeze(found) }
      : { fault: 'must have at least one name=value item' };
  });
}

/** `true`/`1`/`yes` or `false`/`0`/`no`; absent means false unless a default says otherwise. */
export function flag(options: Options<boolean> = {}): Field<boolean> {
  return field<boolean>({ ...options, default: options.default ?? false }, 'true', (raw) => {
    if (/^(true|1|yes)$/i.test(raw)) return { value: true };
    if (/^(false|0|no)$/i.test(raw)) return { value: false };
    return { fault: 'must be true or false' };
  });
}

/** One of a few words. */
export function oneOf<const W extends string>(words: readonly W[], options: Options<W> = {}): Field<W> {
  return field<W>(options, options.default ?? words[0] ?? '', (raw) => {
    const word = words.find((candidate) => candidate === raw);
    return word === undefined ? { fault: `must be one of ${words.join(', ')}` } : { value: word };
  });
}

/** The same field, absent when the variable is. */
export function optional<T>(inner: Field<T>): Field<T | undefined> {
  return { ...inner, fallback: { value: undefined } };
}

/** The same field, whose value is replaced by `[redacted]` wherever the configuration is printed. */
export function secret<T>(inner: Field<T>): Field<T> {
  return { ...inner, secret: true };
}
