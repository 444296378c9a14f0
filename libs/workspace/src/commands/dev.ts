import { serviceNamed } from '../services.js';
import { start } from './start.js';

/** `npm run dev -- surveys`: everything as `npm start`, but these services from their source, again after every change. */
export async function main(args: readonly string[]): Promise<number> {
  try {
    if (args.length === 0 || args.includes('--help')) {
      process.stdout.write(
        'npm run dev -- <service> …   runs these services from source with reload, the rest as built\n',
      );
      return args.length === 0 ? 2 : 0;
    }
    const watch = args.map((name) => serviceNamed(name).name);
    return await start(
      { once: false, json: false, empty: false, reset: false, help: false, servers: undefined },
      watch,
    );
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
