import type { Page } from 'playwright-core';

/** Something that a page must not do. */
export interface Fault {
  readonly kind: 'error' | 'console' | 'dialog';
  readonly text: string;
}

/** A refusal of a service is shown by the page; that the browser notes it too is no fault of the page. */
const REFUSAL = /^Failed to load resource: the server responded with a status of 4\d\d/;

/**
 * Notes what a page must not do: an error of its scripts, a message of the browser (violations of the content security
 * policy are among them), a dialog of the browser (what a script that got in would open first).
 */
export function watched(page: Page): readonly Fault[] {
  const faults: Fault[] = [];
  page.on('pageerror', ({ message }) => faults.push({ kind: 'error', text: message }));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !REFUSAL.test(text)) faults.push({ kind: 'console', text });
  });
  page.on('dialog', (dialog) => {
    faults.push({ kind: 'dialog', text: dialog.message() });
    void dialog.dismiss();
  });
  return faults;
}
