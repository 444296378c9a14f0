import { measured, SERVICES } from '@xaso/operations';
import { gatewayUrl, urlOf, type Installation } from './installation.js';
import type { Outcome } from './stack.js';

/** The one JSON document that a script reads. */
export function jsonDocument({ figures, disagreements }: Pick<Outcome, 'figures' | 'disagreements'>): string {
  return JSON.stringify({ figures, agrees: disagreements.length === 0 });
}

/** What a person reads when everything is up. */
export function welcome(installation: Installation, outcome: Outcome): string {
  const { plan, postgres, kafka } = installation;
  const time = (name: string): string => {
    const took = installation.took?.get(name);
    return took === undefined ? '' : `${(took / 1000).toFixed(1)} s`;
  };
  const rows = [
    ['PostgreSQL', port(postgres?.adminUrl), postgres?.mode ?? '', time('PostgreSQL')],
    ['Kafka', kafka?.brokers[0]?.split(':').at(-1) ?? '', kafka?.mode ?? '', time('Kafka')],
    ...SERVICES.map(({ name }) => [
      name,
      String(plan.ports.services[name]),
      'ready',
      time(name),
      urlOf(plan, name),
    ]),
    ['gateway', String(plan.ports.gateway), 'ready', time('gateway'), gatewayUrl(plan)],
  ];
  return [
    table([['service', 'port', 'state', 'time', 'address'], ...rows]),
    '',
    ...accountLines(outcome),
    `Open      ${gatewayUrl(plan)}  (field workers: ${gatewayUrl(plan)}/capture/)`,
    'API       /openapi.json at each address; /health/ready, /metrics; below the gateway /api/<service>/…',
    'Tokens    for programs: npm run -s token -- --role programme-lead',
    `Logs      ${plan.state.logs}`,
    'Ctrl-C stops everything.',
  ].join('\n');
}

function accountLines({ accounts, firstAdministrator }: Outcome): string[] {
  if (firstAdministrator !== undefined)
    return [`There is no account yet. The first administrator begins here, once: ${firstAdministrator}`, ''];
  if (accounts.length === 0) return [];
  const rows = accounts.map(({ login, password, role }) => [login, password, role]);
  return [table([['account', 'password', 'role'], ...rows]), ''];
}

/** The figures as a table, and where they are not what the sources say. */
export function figureTable({ figures, disagreements }: Pick<Outcome, 'figures' | 'disagreements'>): string {
  if (figures.length === 0) return 'No figures yet.';
  const rows = figures.map((figure) => [
    figure.programme,
    figure.indicator,
    measured(figure),
    `${figure.events} events`,
  ]);
  const wrong = disagreements.map(({ programme, indicator, what }) => `✖ ${programme} ${indicator} ${what}`);
  return [table(rows), ...wrong].join('\n');
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows.reduce<number[]>(
    (sofar, row) => row.map((cell, at) => Math.max(sofar[at] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) =>
      row
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function port(url: string | undefined): string {
  return url === undefined ? '' : new URL(url).port;
}
