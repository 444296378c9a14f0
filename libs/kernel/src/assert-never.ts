/** Makes the compiler refuse a switch over a tagged union that forgot a case; throws if data from outside gets there. */
export function assertNever(value: never, what = 'value'): never {
  throw new TypeError(`unexpected ${what}: ${JSON.stringify(value)}`);
}
