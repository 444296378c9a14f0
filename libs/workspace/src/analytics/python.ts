import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from '../root.js';

const run = promisify(execFile);

/** The example for analysts. */
export const EXAMPLE = join(ROOT, 'deploy', 'analytics');

/** Wheels of the two packages exist for these and newer. */
const OLDEST = [3, 11] as const;

/**
 * Provides a virtual environment with what `requirements.txt` pins, once for each content of it. Gives the path of its Python.
 * @param folder where it is kept, e.g. below `.xaso`
 * @param system the Python to make it with; default XASO_PYTHON, else python3
 * @throws Error that says what is missing and what to do
 */
export async function provideVenv(
  folder: string,
  tell: (line: string) => void,
  system = process.env['XASO_PYTHON'] || 'python3',
): Promise<string> {
  const venv = join(folder, 'venv');
  const python = join(venv, process.platform === 'win32' ? 'Scripts\\python.exe' : 'bin/python');
  const version = await versionOf(system);
  const requirements = join(EXAMPLE, 'requirements.txt');
  const stamp = createHash('sha256')
    .update(`${version}\n${await readFile(requirements, 'utf8')}`)
    .digest('hex');
  const stampFile = join(venv, 'xaso-stamp');
  if ((await readFile(stampFile, 'utf8').catch(() => '')) === stamp) return python;
  tell(`Installing the two Python packages of ${requirements} …`);
  await rm(venv, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  await said(
    run(system, ['-m', 'venv', venv]),
    'Python cannot make a virtual environment (on Debian: apt install python3-venv)',
  );
  const install = run(python, [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
    '-r',
    requirements,
  ]);
  await said(
    install,
    'pip could not install them; check the network, or point PIP_FIND_LINKS at a folder with their wheels',
  );
  await writeFile(stampFile, stamp);
  return python;
}

async function versionOf(system: string): Promise<string> {
  const how = 'install it from python.org or your system, or point XASO_PYTHON at another one';
  const answered = run(system, ['-c', 'import sys; print(*sys.version_info[:3])']);
  const { stdout } = await said(answered, `there is no Python called ${system}; ${how}`);
  const [major = 0, minor = 0] = stdout.trim().split(' ').map(Number);
  if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]))
    throw new Error(
      `${system} is Python ${major}.${minor}, the example needs ${OLDEST.join('.')} or newer; ${how}`,
    );
  return stdout.trim();
}

/** Says what to do, with the last line of what the program said. */
async function said<T>(running: Promise<T>, advice: string): Promise<T> {
  return running.catch((cause: Error & { stderr?: string }) => {
    const last = (cause.stderr ?? '').trim().split('\n').at(-1);
    throw new Error(`${advice}${last ? `: ${last}` : ''}`, { cause });
  });
}
