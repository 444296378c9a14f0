import { useState } from 'react';

/** A page of a list that is read by "what comes after this id". */
export interface Keyset {
  /** What is asked of the service: one row more than is shown tells whether there is a next page. */
  readonly query: { readonly after: string | undefined; readonly limit: number };
  readonly limit: number;
  readonly page: number | undefined;
  readonly first: (() => void) | undefined;
  readonly previous: (() => void) | undefined;
  next(last: string): void;
}

export interface KeysetOptions {
  /** From the address. */
  readonly after: string | undefined;
  /** Writes it to the address. */
  readonly go: (after: string | undefined) => void;
  readonly limit?: number;
}

/** Pages by the id of the last row; the address holds the page, so that it can be shared and gone back to. */
export function useKeyset({ after, go, limit = 50 }: KeysetOptions): Keyset {
  /** Beginnings of the pages seen, in order; the first one begins at nothing. */
  const [trail, setTrail] = useState<readonly (string | undefined)[]>([undefined]);
  const known = trail.indexOf(after);
  const page = known < 0 ? undefined : known + 1;
  return {
    query: { after, limit: limit + 1 },
    limit,
    page,
    first: after === undefined ? undefined : () => go(undefined),
    previous: known > 0 ? () => go(trail[known - 1]) : undefined,
    next: (last) => {
      if (known >= 0) setTrail([...trail.slice(0, known + 1), last]);
      go(last);
    },
  };
}
