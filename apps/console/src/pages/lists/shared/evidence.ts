/** What something rests on: a file or an approved entry by its id, or an address elsewhere. */
export type EvidenceRef = string | { readonly url: string };

/** One piece of evidence in a form: what is sent, and what it is called. */
export interface EvidenceItem {
  readonly ref: string;
  readonly name: string;
}

const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  txt: 'text/plain',
};

/** What the browser offers to choose from. */
export const ACCEPTED = Object.keys(TYPES)
  .map((ending) => `.${ending}`)
  .join(',');

/** The media type of a file; by its ending where the computer does not know the program it is of. */
export function mediaTypeOf({ name, type }: { readonly name: string; readonly type: string }): string {
  if (type !== '') return type;
  return TYPES[name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream';
}

export const isWebAddress = (text: string): boolean =>
  URL.canParse(text.trim()) && /^https?:$/.test(new URL(text.trim()).protocol);

/** As it is sent. */
export const refsOf = (items: readonly EvidenceItem[]): EvidenceRef[] =>
  items.map(({ ref }) => (isWebAddress(ref) ? { url: ref } : ref));

/** As a form shows it; `files` are those whose names are known, anything else is an entry of the register. */
export const itemsOf = (
  refs: readonly EvidenceRef[],
  files: readonly { readonly id: string; readonly fileName: string }[],
  entry: string,
): EvidenceItem[] =>
  refs.map((ref) => {
    if (typeof ref !== 'string') return { ref: ref.url, name: ref.url };
    return { ref, name: files.find(({ id }) => id === ref)?.fileName ?? entry };
  });
