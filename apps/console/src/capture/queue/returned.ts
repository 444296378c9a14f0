import { correctionOf, isSettled, type Item } from './item.js';

/** A form that was returned, as the server lists it: without its answers. */
export interface ListedReturn {
  readonly id: string;
  readonly version: number;
  /** The id it was made under here. */
  readonly clientId: string;
}

/** What is to be fetched of the server, and what is on the phone though it is returned no longer. */
export interface Reconciled {
  readonly fetch: readonly ListedReturn[];
  readonly drop: readonly string[];
}

/**
 * What a list of returned forms changes here. A form that somebody is correcting already, or that is on its way, stays as it
 * is: the server tells by its version whether it is the one that was returned.
 */
export function reconciled(items: readonly Item[], listed: readonly ListedReturn[]): Reconciled {
  const here = new Map(items.map((item) => [item.id, item]));
  return {
    fetch: listed.filter((form) => isReplaceable(here.get(form.clientId), form)),
    drop: items
      .filter((item) => {
        return item.state === 'returned' && !listed.some(({ id }) => id === correctionOf(item)?.responseId);
      })
      .map(({ id }) => id),
  };
}

/** Whether a form that came back takes the place of what is here: of nothing, of one that was sent, of an older return. */
export const isReplaceable = (item: Item | undefined, { version }: Pick<ListedReturn, 'version'>): boolean =>
  item === undefined ||
  isSettled(item) ||
  (item.state === 'returned' && correctionOf(item)?.version !== version);
