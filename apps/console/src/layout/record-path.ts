/** Where the record of an event is shown, by the beginning of the type of the event. `:id` is the aggregate. */
const PATHS: readonly (readonly [prefix: string, path: string])[] = [
  ['surveys.response.', '/responses/:id'],
  ['surveys.campaign.', '/surveys/:id'],
  ['training.class.', '/classes/:id'],
  ['training.enrolment.', '/enrolments/:id'],
  ['training.plan.', '/training-plans/:id'],
  ['programme.pilot.', '/pilots/:id'],
  ['programme.team.', '/teams/:id'],
  ['programme.handover.', '/equipment/:id'],
  ['programme.deliverable.', '/deliverables/:id'],
  ['programme.observation.', '/observations/:id'],
  ['programme.register.', '/documents/:id'],
];

/** The address of the record behind an event; null where none is shown, as of single people. */
export function recordPath(type: string, aggregateId: string): string | null {
  const path = PATHS.find(([prefix]) => type.startsWith(prefix))?.[1];
  return path === undefined ? null : path.replace(':id', encodeURIComponent(aggregateId));
}
