/** How long a browser may keep a file of the web application without asking again. */
export function cacheRule(path: string): string {
  // Their names change with what is in them.
  if (/\/assets\//.test(path)) return 'public, max-age=31536000, immutable';
  if (/\.(html|webmanifest)$/.test(path) || isWorker(path)) return 'no-cache';
  return 'public, max-age=3600';
}

/** The script that answers while there is no network. */
export function isWorker(path: string): boolean {
  return /\/(sw|service-worker|registerSW)\.js$/.test(path);
}

/** What a worker may answer for: the page `/capture` itself lies outside the folder that the script is in. */
export function workerScope(path: string): string | undefined {
  return isWorker(path) && path.startsWith('/capture/') ? '/capture' : undefined;
}

/** The page that shows an address of the web application. */
export function pageOf(path: string): string {
  return /^\/capture(\/|$)/.test(path) ? '/capture/index.html' : '/index.html';
}

/** Whether a path can be the name of a built file: no escape and no hidden file is among them. */
export function isFileName(path: string): boolean {
  return /^(\/[A-Za-z0-9_@-][A-Za-z0-9_@.-]*)+$/.test(path);
}
