/**
 * `node --import …/source.mjs --import …/hook.mjs main.ts`: with KNOWN_BAD=<name> the process runs a build that is broken on
 * purpose. Only the fault laboratory passes it; nothing of production knows of it.
 */
import { existsSync } from 'node:fs';

const name = process.env['KNOWN_BAD'];
if (name) {
  const built = new URL('./register.js', import.meta.url);
  const { becomeKnownBad } = await import(existsSync(built) ? built.href : built.href.replace(/js$/, 'ts'));
  try {
    becomeKnownBad(name);
  } catch (error) {
    process.stderr.write(`KNOWN_BAD=${name}: ${error.message}\n`);
    process.exit(70);
  }
}
