/** A string or number that must not be mixed up with another of the same shape. */
export type Brand<T, Name extends string> = T & { readonly __brand: Name };

/** An administrative unit as the library of units names it: `<code>@<epoch>`, e.g. `17335@before-2025-07-01`. */
export type UnitId = Brand<string, 'UnitId'>;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Lower-case RFC 9562 UUID of any version. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

/** RFC 9562 version 7, the time-ordered kind that every id of the platform is. */
export function isUuidV7(text: string): boolean {
  return UUID.test(text) && text[14] === '7';
}

/** The creation time inside a version 7 UUID, milliseconds since 1970. */
export function uuidV7Time(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
