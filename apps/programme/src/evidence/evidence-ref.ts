import { isUuid } from '@xaso/kernel';

/** A file of the evidence store by its id, or an address elsewhere. */
export type EvidenceRef = string | { readonly url: string };

const LONGEST_ADDRESS = 2_000;

/** An id, or an object with nothing but an http(s) address. */
export function isEvidenceRef(value: unknown): value is EvidenceRef {
  if (typeof value === 'string') return isUuid(value);
  if (typeof value !== 'object' || value === null || !('url' in value)) return false;
  const { url } = value;
  if (Object.keys(value).length > 1 || typeof url !== 'string' || url.length > LONGEST_ADDRESS) return false;
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** The ids of stored files among references. */
export const filesOf = (evidence: readonly EvidenceRef[]): string[] =>
  evidence.filter((one) => typeof one === 'string');
