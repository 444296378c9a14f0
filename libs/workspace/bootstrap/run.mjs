/** `node run.mjs <command> …`: runs a command of this package from its source, so that it works before anything is built. */
import { existsSync } from 'node:fs';

const [command = '', ...args] = process.argv.slice(2);
const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `This needs the workspace's own Node 24, not ${process.versions.node}: start it with npm (npm run ${command}).\n`,
  );
  process.exit(1);
}

const module = new URL(`../src/commands/${command}.ts`, import.meta.url);
if (!/^[a-z]+$/.test(command) || !existsSync(module)) {
  process.stderr.write(`There is no command "${command}".\n`);
  process.exit(2);
}
// Whoever reads our output may stop reading it (`| head`); that ends nothing here.
process.stdout.on('error', () => undefined);

await import('./source.mjs');
const { main } = await import(module.href);
process.exitCode = await main(args);
