// assemble.mjs <package folder> <target> [<version>]: builds a package and the packages of the project that it stands on, and
// copies what each publishes (`files` of its package.json) to the same place below the target. Refuses a version that is not
// the package's own, and a service that says another one of itself: the label of an image, its package.json and what the
// service answers at /health must be one number.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [app, target, version] = process.argv.slice(2);

/** @param {string} folder */
const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

const own = manifestOf(app).version;
if (version !== undefined && version !== own)
  throw new Error(
    `${app} is version ${own} by its package.json, not ${version}: build it with --build-arg VERSION=${own}`,
  );
const definition = join(app, 'src', 'service.ts');
const said = existsSync(definition)
  ? /^ +version: '([^']+)',$/m.exec(readFileSync(definition, 'utf8'))?.[1]
  : own;
if (said !== own)
  throw new Error(`${app} is version ${own} by its package.json, and ${definition} says ${said ?? 'none'}`);

const { workspaces } = JSON.parse(readFileSync('package.json', 'utf8'));
const folders = new Map(
  globSync(workspaces.map((/** @type {string} */ pattern) => `${pattern}/package.json`)).map((file) => [
    manifestOf(dirname(file)).name,
    dirname(file),
  ]),
);

/** @type {Set<string>} */
const wanted = new Set();
/** @param {string} folder */
function want(folder) {
  if (wanted.has(folder)) return;
  wanted.add(folder);
  for (const name of Object.keys(manifestOf(folder).dependencies ?? {})) {
    const needed = folders.get(name);
    if (needed) want(needed);
  }
}
want(app);

for (const folder of wanted) {
  const { files, scripts } = manifestOf(folder);
  if (!files) throw new Error(`${folder}/package.json does not say which files belong to the package`);
  if (scripts?.build) execFileSync('npm', ['run', '--silent', 'build'], { cwd: folder, stdio: 'inherit' });
  mkdirSync(join(target, folder), { recursive: true });
  for (const file of ['package.json', ...files]) {
    const from = join(folder, file);
    if (!existsSync(from)) throw new Error(`${folder} has no ${file}, which its package.json lists`);
    cpSync(from, join(target, folder, file), { recursive: true });
  }
}
