import { useEffect, useState } from 'react';

/** What a browser offers that can put the page on the home screen. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}

let offered: InstallPrompt | undefined;
let waiting: ServiceWorker | undefined;
const listeners = new Set<() => void>();
const tell = () => listeners.forEach((listener) => listener());

/** From the start of the page: the browser offers it once, and early. */
export function watchInstall(): void {
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    offered = event as InstallPrompt;
    tell();
  });
  addEventListener('appinstalled', () => {
    offered = undefined;
    tell();
  });
}

/** The page works without network from the second visit on. A new version waits until somebody takes it. */
export async function watchUpdates(): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
  let reloading = false;
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    // Not when the first one begins to work: nothing has changed then.
    if (!waiting || reloading) return;
    reloading = true;
    location.reload();
  });
  const registration = await navigator.serviceWorker.register('/capture/sw.js', { scope: '/capture/' });
  const ready = () => {
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    waiting = registration.waiting;
    tell();
  };
  ready();
  registration.addEventListener('updatefound', () => {
    registration.installing?.addEventListener('statechange', ready);
  });
}

function useTold<T>(read: () => T): T {
  const [value, setValue] = useState(read);
  useEffect(() => {
    const listener = () => setValue(read);
    listener();
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, [read]);
  return value;
}

const isOffered = () => offered !== undefined;
const isWaiting = () => waiting !== undefined;

/** Puts the page on the home screen; undefined where the browser does not offer it. */
export function useInstall(): (() => void) | undefined {
  return useTold(isOffered) ? () => void offered?.prompt() : undefined;
}

/** Takes the new version; undefined while there is none. */
export function useUpdate(): (() => void) | undefined {
  return useTold(isWaiting) ? () => waiting?.postMessage('take-over') : undefined;
}
