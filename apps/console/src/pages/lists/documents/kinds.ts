export const REGISTER_KINDS = [
  'document',
  'lesson',
  'leader-commitment',
  'study-visit',
  'consultation',
  'workshop',
  'sponsorship',
  'partner-offer',
  'device-donation',
  'award',
  'small-idea',
] as const;
export type RegisterKind = (typeof REGISTER_KINDS)[number];
export const ENTRY_STATES = ['draft', 'approved', 'withdrawn'] as const;

export const kindOf = (text: string | undefined): RegisterKind | undefined =>
  REGISTER_KINDS.find((kind) => kind === text);

/** What an entry of each kind is known by. */
const NAMES: Readonly<Record<RegisterKind, readonly string[]>> = {
  document: ['number', 'about'],
  lesson: ['text'],
  'leader-commitment': ['role', 'text'],
  'study-visit': ['place', 'province'],
  consultation: ['organisation', 'documentNumber'],
  workshop: ['title'],
  sponsorship: ['sponsor', 'inKind'],
  'partner-offer': ['partner', 'what'],
  'device-donation': ['deviceKind', 'givenTo'],
  award: ['title', 'recipient'],
  'small-idea': ['title'],
};

const LONGEST = 140;

/** A short name of an entry, from what it says: `855/KH-STT&TT · Kế hoạch thí điểm`. */
export function nameOf(kind: RegisterKind, content: Readonly<Record<string, unknown>>): string {
  const parts = NAMES[kind].map((field) => content[field]).filter((part) => typeof part === 'string');
  const name = parts.join(' · ').replace(/\s+/g, ' ');
  return name.length > LONGEST ? `${name.slice(0, LONGEST - 1).trimEnd()}…` : name;
}
