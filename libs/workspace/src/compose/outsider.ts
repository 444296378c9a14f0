import { readTopic } from '@xaso/messaging';
import type { ComposeStack } from './stack.js';

const NAME = 'kiem-thu';
const GRANTED = 'surveys.response.v1';
const ANOTHER = 'surveys.campaign.v1';

/**
 * Somebody outside is granted one topic, reads it by the published port, is refused another, and is refused all once the grant
 * is taken away. Gives a line that says so. @throws Error that says what was let through or kept away
 */
export async function outsiderReads(stack: ComposeStack, signal: AbortSignal): Promise<string> {
  const access = (...args: string[]): Promise<string> =>
    stack.output('operations', ['kafka-access', ...args]);
  const said = await access('add', NAME, '--topics', GRANTED);
  const [, secret = ''] = /shown this once: (\S+)/.exec(said) ?? [];
  const read = (topic: string) => readTopic([stack.outside], topic, { as: { name: NAME, secret }, signal });
  const { length } = await read(GRANTED);
  if (length === 0) throw new Error(`${NAME} may read ${GRANTED} and found nothing in it`);
  await refused(read(ANOTHER), 'Not authorized to access topics', `${ANOTHER}, which was not granted`);
  await access('remove', NAME);
  await refused(read(GRANTED), 'SASL', `${GRANTED} after the grant was taken away`);
  return `a program outside read ${length} records of the topic it was granted, and nothing else`;
}

async function refused(reading: Promise<unknown>, reason: string, what: string): Promise<void> {
  const fault = await reading.then(
    () => undefined,
    (error: Error) => error.message,
  );
  if (fault === undefined) throw new Error(`${NAME} could read ${what}`);
  if (!fault.includes(reason))
    throw new Error(`${NAME} did not read ${what}, but for another reason: ${fault}`);
}
