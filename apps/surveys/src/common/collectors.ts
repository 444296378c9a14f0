/** Who collects forms, and sees the list of them. */
export const COLLECTORS = [
  'admin',
  'programme-lead',
  'commune-officer',
  'hamlet-head',
  'digital-team',
  'interviewer',
] as const;

/** Who reads the answers of a form and decides on it. */
export const REVIEWERS = ['admin', 'programme-lead', 'commune-officer'] as const;
