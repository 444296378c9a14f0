import { readFile } from 'node:fs/promises';
import { expect } from '@jest/globals';
import type { TestService } from '@xaso/testing';

/** The running service says of its events, to whoever asks, what docs/events keeps of it. */
export async function expectDocumented(service: TestService | undefined, name: string): Promise<void> {
  const kept = new URL(`../../../docs/events/${name}.asyncapi.json`, import.meta.url);
  const answer = await service?.http.get('/asyncapi.json');
  expect(answer?.status).toBe(200);
  expect(answer?.body).toEqual(JSON.parse(await readFile(kept, 'utf8')));
}
