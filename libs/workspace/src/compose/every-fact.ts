import type { ComposeStack } from './stack.js';

/** The services that publish facts. */
const WRITERS = ['surveys', 'training', 'programme'];

/** "Kafka holds every fact of the outboxes", as deploy/RUNBOOK.md has it checked. @throws Error with what is missing */
export async function everyFactIsThere(stack: ComposeStack): Promise<string> {
  const outboxes: string[] = [];
  for (const service of WRITERS) outboxes.push(await stack.output(service, ['outbox', 'days', '--json']));
  return stack.output('operations', ['complete'], outboxes.join('\n'));
}
