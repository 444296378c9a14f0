import { serviceNamed } from '@xaso/operations';
import { devOptions, UsageError } from '../options.js';
import { start } from './start.js';

const HELP = `npm run dev -- <service> … [options of npm start]

Starts everything as npm start does, but these services from their source, again after every change. Their logs come here.
`;

/** `npm run dev -- surveys`. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    const { services, options } = devOptions(args);
    if (options.help || services.length === 0) {
      process.stdout.write(HELP);
      return options.help ? 0 : 2;
    }
    const watch = services.map((name) => serviceNamed(name).name);
    return await start(options, watch);
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}
