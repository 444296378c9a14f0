import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../root.js';

const FOLDER = join(ROOT, 'docs/events');
const documents = readdirSync(FOLDER).filter((file) => file.endsWith('.asyncapi.json'));

/** What the parser of the AsyncAPI project calls an error; what it only recommends is none. */
const ERROR = 0;

const parsed = async (text: string) => {
  const { document, diagnostics } = await new Parser().parse(text);
  const errors = diagnostics.filter(({ severity }) => Number(severity) === ERROR);
  return { document, errors: errors.map(({ message, path }) => `${path.join('/')}: ${message}`) };
};

describe('the parser of the AsyncAPI project', () => {
  test.each(documents)(
    'accepts %s, and finds topics, operations and payloads in it',
    async (file) => {
      const text = readFileSync(join(FOLDER, file), 'utf8');
      const { document, errors } = await parsed(text);
      expect(errors).toEqual([]);
      const raw = JSON.parse(text) as { channels: object; components: { messages: object } };
      expect(
        document
          ?.channels()
          .all()
          .map((one) => one.address())
          .sort(),
      ).toEqual(Object.keys(raw.channels).sort());
      const messages = document?.messages().all() ?? [];
      expect(new Set(messages.map((one) => one.name())).size).toBe(
        Object.keys(raw.components.messages).length,
      );
      expect(messages.filter((one) => !one.payload()?.properties()?.['occurredAt'])).toEqual([]);
    },
    180_000,
  );

  test('refuses one that names a message which is not there', async () => {
    const text = readFileSync(join(FOLDER, 'surveys.asyncapi.json'), 'utf8');
    const { errors } = await parsed(
      text.replaceAll('messages/surveys.campaign.closed.v1', 'messages/nowhere'),
    );
    expect(errors).not.toEqual([]);
  }, 180_000);
});
