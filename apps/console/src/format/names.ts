const collator = new Intl.Collator('vi-VN', { numeric: true });

/** Puts people by their given name, which comes last, then by what stands before it. */
export function byGivenName(a: string, b: string): number {
  const [one, other] = [partsOf(a), partsOf(b)];
  return collator.compare(one.given, other.given) || collator.compare(one.before, other.before);
}

/** Puts anything else as a Vietnamese dictionary does. */
export const byText = (a: string, b: string): number => collator.compare(a, b);

function partsOf(name: string): { given: string; before: string } {
  const words = name.trim().split(/\s+/);
  return { given: words.at(-1) ?? '', before: words.slice(0, -1).join(' ') };
}
