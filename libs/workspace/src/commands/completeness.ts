import { outboxesBeside } from '../analytics/outboxes.js';

const HELP = `npm run -s completeness [-- --json]

What the services that run here have written, by topic and day: how many facts, and a checksum of their ids. A reader of the
topics compares it with what it has (docs/analytics.md).
`;

/** `npm run completeness`. Gives the exit code. */
export async function main(args: readonly string[]): Promise<number> {
  const json = args.includes('--json');
  if (args.length > Number(json)) {
    process.stdout.write(HELP);
    return args.includes('--help') ? 0 : 2;
  }
  try {
    const found = await outboxesBeside();
    process.stdout.write(`${json ? JSON.stringify(found) : text(found)}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}

function text({ outboxes }: Awaited<ReturnType<typeof outboxesBeside>>): string {
  const lines = outboxes.flatMap(({ source, days }) =>
    days.map(({ topic, day, count, checksum }) => `${source} ${topic} ${day} ${count} ${checksum}`),
  );
  return lines.join('\n');
}
