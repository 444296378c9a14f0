/** Every role a token can carry. */
export const ROLES = [
  'admin',
  'province-leader',
  'programme-lead',
  'commune-officer',
  'hamlet-head',
  'digital-team',
  'trainer',
  'health-staff',
  'interviewer',
  'partner',
  'dpo',
  'viewer',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];
