/** Reads one parameter of an address; undefined for what it cannot be. */
export type Reader<T> = (value: unknown) => T | undefined;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Words; a number in the address is one too. */
export const text: Reader<string> = (value) => {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value.slice(0, 200) : undefined;
};

export const day: Reader<string> = (value) =>
  typeof value === 'string' && DAY.test(value) && !Number.isNaN(Date.parse(value)) ? value : undefined;

export const uuid: Reader<string> = (value) =>
  typeof value === 'string' && UUID.test(value) ? value : undefined;

export const flag: Reader<true> = (value) => (value === true || value === 'true' ? true : undefined);

export const oneOf =
  <const T extends string>(allowed: readonly T[]): Reader<T> =>
  (value) =>
    allowed.find((one) => one === value);

type Readers = Readonly<Record<string, Reader<unknown>>>;
/** What a route knows of its address: only what its readers could read. */
export type Search<R extends Readers> = { [K in keyof R]?: ReturnType<R[K]> };

/** The `validateSearch` of a route: an address with nonsense in it opens the page without the nonsense. */
export function searchOf<R extends Readers>(readers: R): (search: Record<string, unknown>) => Search<R> {
  return (search) => {
    const found: Record<string, unknown> = {};
    for (const [name, read] of Object.entries(readers)) {
      const value = read(search[name]);
      if (value !== undefined) found[name] = value;
    }
    return found as Search<R>;
  };
}
