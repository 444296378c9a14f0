import { report } from './checker/index.js';
import type { LaboratoryResult } from './laboratory-run.js';

/** What a person reads at the end; the last line is the one to look at. */
export function reportOf(result: LaboratoryResult): string {
  const { verdict, findings, faults, leftOut, restarts, absorbed, parked, folder } = result;
  const total = [...faults.values()].reduce((sum, count) => sum + count, 0);
  const kinds = [...faults].map(([name, count]) => `${count} × ${name}`).join(', ');
  const lines = [
    `injected  ${total} faults: ${kinds || 'none'}`,
    ...[...leftOut].map(([name, why]) => `left out  ${name}: ${why}`),
    `healed    ${restarts} processes were started again, ${absorbed} redeliveries absorbed by inboxes, ${parked} events parked`,
    ...findings.map((finding) => `FINDING   ${finding}`),
    ...(folder === undefined ? [] : [`kept      history and logs in ${folder}`]),
  ];
  return `${lines.join('\n')}\n${report(verdict)}`;
}
