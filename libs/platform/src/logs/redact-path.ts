/** The path of an address without its query, device keys (`/key/<token>/…`) taken out. */
export function redactPath(address: string): string {
  const path = address.split(/[?#]/, 1)[0] ?? '';
  return path.replace(/(\/key\/)[^/]+/gi, '$1***');
}

/** Whether an address is one that orchestrators and Prometheus ask for all the time. */
export function isProbe(address: string): boolean {
  return /^\/(health|metrics)(\/|$|\?)/.test(address);
}
