/**
 * A list of plain values as the text of a PostgreSQL array, which the driver then passes on as it is. The driver's own way
 * escapes every element twice over: with thirteen columns of a thousand rows it was a fifth of a consumer's time.
 * @returns undefined for a list that holds anything else; the driver knows what to do with it
 */
export function arrayLiteral(values: readonly unknown[]): string | undefined {
  const parts: string[] = [];
  for (const value of values) {
    if (typeof value === 'string') parts.push(PLAIN.test(value) && !NULL.test(value) ? value : quoted(value));
    else if (value === null || value === undefined) parts.push('NULL');
    else if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
      parts.push(String(value));
    else return undefined;
  }
  return `{${parts.join(',')}}`;
}

/** Nothing in it means anything in an array, and it is not empty. */
const PLAIN = /^[\w:.+-]+$/;
const NULL = /^null$/i;

const quoted = (value: string): string => `"${value.replace(/["\\]/g, String.raw`\$&`)}"`;
