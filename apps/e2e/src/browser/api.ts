import type { Page } from 'playwright-core';

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** Asks the interface of the platform from within a page, with the session of whoever is signed in there. */
export async function ask<T>(page: Page, method: string, path: string, body?: unknown): Promise<Answer<T>> {
  const answer = await page.evaluate(
    async ([how, where, content]) => {
      const session = (await (await fetch('/session')).json()) as { csrf?: string };
      const headers = new Headers({ accept: 'application/json' });
      headers.set('x-csrf-token', session.csrf ?? '');
      if (how !== 'GET') headers.set('idempotency-key', crypto.randomUUID());
      if (content !== null) headers.set('content-type', 'application/json');
      const got = await fetch(where, { method: how, headers, body: content });
      return { status: got.status, text: await got.text() };
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  );
  return { status: answer.status, body: readable(answer.text) as T };
}

/** The same where only the answer matters. @throws Error when it is refused */
export async function told<T>(page: Page, method: string, path: string, body?: unknown): Promise<T> {
  const answer = await ask<T>(page, method, path, body);
  if (answer.status >= 300)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

function readable(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
