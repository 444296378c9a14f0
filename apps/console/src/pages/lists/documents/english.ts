import type { RegisterKind } from './kinds.js';

/** What the register's schemas say in Vietnamese, for those who read English: the kind, its fields, its words. */
const KINDS: Readonly<Record<RegisterKind, string>> = {
  document: 'Document',
  lesson: 'Lesson',
  'leader-commitment': 'Commitment of a leader',
  'study-visit': 'Study visit',
  consultation: 'Consultation',
  workshop: 'Workshop',
  sponsorship: 'Sponsorship',
  'partner-offer': 'Offer of a partner',
  'device-donation': 'Donated devices',
  award: 'Award',
  'small-idea': 'Small idea',
};

const FIELDS: Readonly<Record<string, string>> = {
  about: 'Subject',
  binding: 'Binding',
  budgetVnd: 'Budget (VND)',
  cashVnd: 'In money (VND)',
  category: 'Group',
  communeUnitId: 'Code of the commune visited',
  date: 'Issued on',
  decision: 'Conclusion',
  deviceKind: 'Kind of device',
  documentNumber: 'Number of the answer',
  donor: 'Donor',
  findings: 'What was learned',
  givenTo: 'Given to (a group, no names)',
  inKind: 'In kind',
  issuer: 'Issued by',
  level: 'Level',
  minutes: 'Minutes',
  number: 'Number',
  on: 'Day',
  opinion: 'Opinion',
  organisation: 'Organisation',
  participants: 'Participants (offices, no names)',
  partner: 'Partner',
  place: 'Place',
  priceAfterVnd: 'Price after the trial (VND)',
  province: 'Province',
  quantity: 'Quantity',
  recipient: 'Recipient (a group, no names)',
  role: 'Office',
  source: 'Source',
  sponsor: 'Sponsor',
  status: 'Status',
  text: 'Text',
  title: 'Title',
  trialUntil: 'Trial until',
  what: 'What is offered',
};

const WORDS: Readonly<Record<string, string>> = {
  'people-leadership': 'People and leadership',
  'documentation-mobilisation': 'Documents and mobilisation',
  'problem-technology': 'Problem and technology',
  youth: 'Young people',
  sponsorship: 'Sponsorship',
  other: 'Other',
  commune: 'Commune',
  district: 'District',
  province: 'Province',
  national: 'National',
  proposed: 'Proposed',
  funded: 'Funded',
  trying: 'Being tried',
  scaled: 'Scaled up',
  dropped: 'Dropped',
};

export const englishKind = (kind: RegisterKind): string => KINDS[kind];
/** A field or word that nobody translated yet stays as it is named. */
export const englishField = (name: string): string => FIELDS[name] ?? name;
export const englishWord = (word: string): string => WORDS[word] ?? word;
