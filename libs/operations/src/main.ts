import { runCommand } from './commands.js';

const stop = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.once(signal, () => stop.abort(new Error(`stopped by ${signal}`)));
process.exitCode = await runCommand(process.argv.slice(2), process.env, stop.signal);
