/** One fault of an input: `field` is a path such as `quotas.0.target`. */
export interface FieldFault {
  readonly field: string;
  readonly code: string;
  readonly detail: string;
}

/** A refusal of a service (RFC 9457), or why no answer came. `status` 0: no answer. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    /** What happened, what was kept, what to do; in Vietnamese, as the service says it. */
    readonly detail: string,
    readonly errors: readonly FieldFault[] = [],
    /** To be quoted to whoever operates the service. */
    readonly correlationId: string | null = null,
    /** Seconds to wait before asking again, where the service says so. */
    readonly retryAfter: number | null = null,
  ) {
    super(detail);
    this.name = 'Problem';
  }
}

/** What a refusal says, from its status, body and headers; anything that is no problem document becomes one. */
export function problemOf(
  status: number,
  body: unknown,
  headers: Pick<Headers, 'get'> = new Headers(),
): Problem {
  const parts = isRecord(body) ? body : {};
  const retry = Number(headers.get('retry-after') ?? Number.NaN);
  return new Problem(
    status,
    text(parts['code']) ?? `http-${status}`,
    text(parts['detail']) ?? text(parts['title']) ?? '',
    faultsOf(parts['errors']),
    text(parts['correlationId']) ?? headers.get('x-correlation-id'),
    Number.isFinite(retry) ? retry : null,
  );
}

/** Whatever was thrown, as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, 'unexpected', error instanceof Error ? error.message : String(error));
}

/** The faults of a form by field, `quotas.0.target` → text; several of one field stand together. */
export function faultsByField(errors: readonly FieldFault[]): Record<string, string> {
  const found: Record<string, string> = {};
  for (const { field, detail } of errors) {
    const before = found[field];
    found[field] = before === undefined ? detail : `${before} ${detail}`;
  }
  return found;
}

/** What no field of the form shows: it stands above the form. */
export const faultsElsewhere = (
  errors: readonly FieldFault[],
  fields: readonly string[],
): readonly FieldFault[] => errors.filter(({ field }) => !fields.includes(field));

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function faultsOf(value: unknown): FieldFault[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((one) => ({
    field: text(one['field']) ?? '',
    code: text(one['code']) ?? '',
    detail: text(one['detail']) ?? '',
  }));
}
