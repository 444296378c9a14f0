import { isUuid } from '@xaso/kernel';

/** A file of the evidence store or an approved entry of the register by its id, or an address elsewhere. */
export type EvidenceRef = string | { readonly url: string };

const LONGEST_ADDRESS = 2_000;

/** An http(s) address that is not too long. */
export const isWebAddress = (text: string): boolean =>
  text.length <= LONGEST_ADDRESS && URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);

/** An id, or an object with nothing but an http(s) address. */
export function isEvidenceRef(value: unknown): value is EvidenceRef {
  if (typeof value === 'string') return isUuid(value);
  if (typeof value !== 'object' || value === null || !('url' in value)) return false;
  const { url } = value;
  return Object.keys(value).length === 1 && typeof url === 'string' && isWebAddress(url);
}

/** Ids and addresses, in their order. */
export const refsOf = (evidence: readonly EvidenceRef[]): string[] =>
  evidence.map((one) => (typeof one === 'string' ? one : one.url));
