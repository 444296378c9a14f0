import type { TestService } from '@xaso/testing';

/** Versions that a consumer has booked for a key, in the order of the effects. */
export async function booked(service: TestService, key: string, consumer = 'bookings'): Promise<number[]> {
  const rows = await service.db.query<{ version: number }>(
    'select version from booking where key = $1 and consumer = $2 order by n',
    [key, consumer],
  );
  return rows.map((row) => row.version);
}

/** 1 to n. */
export const upTo = (n: number): number[] => Array.from({ length: n }, (_, index) => index + 1);

interface Health {
  readonly status: string;
  readonly checks: readonly { readonly name: string; readonly ok: boolean; readonly detail?: string }[];
}

/** What `/health` says. */
export async function health(service: TestService): Promise<Health> {
  return (await service.http.get<Health>('/health')).body;
}
