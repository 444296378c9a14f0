import { type ComponentType, lazy, type LazyExoticComponent } from 'react';

type Parts = typeof import('../app/later-parts.js');

/** The whole of the part at once, asked for when the browser has nothing better to do. */
let parts: Promise<Parts> | undefined;

/**
 * A part of a page that nobody sees in the first moment: its code comes once the page stands, and the page is shown earlier for it.
 * Stands in a `Suspense`, whose fallback stays where the code does not come; the next opening asks for it again.
 */
export function later<P extends object>(
  part: (of: Parts) => ComponentType<P>,
): LazyExoticComponent<ComponentType<P>> {
  return lazy(async () => {
    try {
      parts ??= idle().then(() => import('../app/later-parts.js'));
      return { default: part(await parts) };
    } catch {
      // A part that is missing takes nothing else with it.
      return new Promise<never>(() => undefined);
    }
  });
}

/** Once what is to be shown has been painted, at most a second later. Safari has no word for it. */
const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) window.requestIdleCallback(() => resolve(), { timeout: 1_000 });
    else setTimeout(resolve, 200);
  });
