import type { PilotContext } from '@xaso/operations';
import { COMMUNE } from './school.js';

export interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  /** With one it is a POST. */
  readonly body?: string | Buffer<ArrayBuffer>;
  /** Default 200. */
  readonly expected?: number;
}

export interface Timed<T> {
  readonly body: T;
  /** From sending to the last byte of the answer. */
  readonly milliseconds: number;
}

/** The headers of somebody of the commune who sends something. */
export async function sender(
  context: PilotContext,
  role: string,
  type = 'application/json',
): Promise<Readonly<Record<string, string>>> {
  const token = await context.token({ role, communes: [COMMUNE] });
  return { authorization: `Bearer ${token}`, 'content-type': type };
}

/** Sends once. @throws Error when it is answered otherwise than expected */
export async function timed<T>(url: string, { headers, body, expected = 200 }: Sent): Promise<Timed<T>> {
  const init = body === undefined ? { headers } : { method: 'POST', headers, body };
  const began = performance.now();
  const response = await fetch(url, init);
  const text = await response.text();
  const milliseconds = performance.now() - began;
  if (response.status !== expected) throw new Error(`${url} was answered ${response.status}: ${text}`);
  const json = response.headers.get('content-type')?.includes('json');
  return { body: (json ? JSON.parse(text) : text) as T, milliseconds };
}
