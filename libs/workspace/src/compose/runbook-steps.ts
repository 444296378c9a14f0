import type { ComposeStack } from './stack.js';

/** The services that publish facts. */
const WRITERS = ['surveys', 'training', 'programme'];

/**
 * The steps of deploy/RUNBOOK.md that disturb nobody: Kafka holds every fact of the outboxes, and a backup can be made. Gives a
 * line for each. @throws Error with what a step said
 */
export async function runbookSteps(stack: ComposeStack): Promise<string[]> {
  const outboxes: string[] = [];
  for (const service of WRITERS) outboxes.push(await stack.output(service, ['outbox', 'days', '--json']));
  return [
    await stack.output('operations', ['complete'], outboxes.join('\n')),
    await stack.output('backup', ['surveys', 'identity']),
  ];
}
