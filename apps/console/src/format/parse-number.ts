/**
 * A number as people type it: `1.171`, `97,5`, `97.5`, `480 000`. A dot before three digits at the end groups, as a Vietnamese
 * reader means it; undefined for anything else.
 */
export function parseNumber(typed: string): number | undefined {
  const text = typed.trim().replace(/[\s\u00a0]/g, '');
  const grouped = /^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(text);
  const plain = grouped ? text.replaceAll('.', '').replace(',', '.') : text.replace(',', '.');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : undefined;
}
