import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { ROOT } from '../root.js';
import { decisionOf, mentionedDecisions } from './decisions.js';
import { anchors, links, namedPaths, type Reference } from './markdown.js';
import { projectFiles } from './project-files.js';

const run = promisify(execFile);
const documents = projectFiles(/\.md$/);
const records = documents.filter(({ path }) => decisionOf(path) !== undefined);

/** Changes are told in the past tense: what they name may be gone by now. */
const present = documents.filter(({ path }) => path !== 'CHANGELOG.md');

function broken({ path, anchor }: Reference): boolean {
  if (!existsSync(join(ROOT, path))) return true;
  if (anchor === undefined || !path.endsWith('.md')) return false;
  return !anchors(readFileSync(join(ROOT, path), 'utf8')).has(anchor);
}

describe('the documents', () => {
  test('are the ones a reader expects', () => {
    const wanted = ['README', 'ARCHITECTURE', 'CONTRIBUTING', 'CHANGELOG', 'SECURITY', 'docs/glossary'];
    expect(documents.map(({ path }) => path)).toEqual(
      expect.arrayContaining(wanted.map((name) => `${name}.md`)),
    );
  });

  test('link to what is there', () => {
    const dead = documents.flatMap(({ path, text }) =>
      links(path, text)
        .filter(broken)
        .map(({ written }) => `${path}: ${written}`),
    );
    expect(dead).toEqual([]);
  });

  test('name files and folders that are there', () => {
    const gone = present.flatMap(({ path, text }) =>
      namedPaths(text)
        .filter(broken)
        .map(({ written }) => `${path}: ${written}`),
    );
    expect(gone).toEqual([]);
  });

  test('of the first page fit on 150 lines', () => {
    const readme = documents.find(({ path }) => path === 'README.md');
    expect(readme?.text.split('\n').length).toBeLessThanOrEqual(151);
  });

  test('say what the code says where they are generated', async () => {
    const command = join(ROOT, 'libs/workspace/docs/main.mjs');
    const checked = await run(process.execPath, [command, '--check'], { cwd: ROOT }).catch(
      (error: { stdout: string; stderr: string }) => error,
    );
    expect(checked.stdout + checked.stderr).toBe('');
  }, 120_000);
});

describe('the decisions', () => {
  const numbers = records.map(({ path }) => decisionOf(path) as string);

  test('have one number each, without gaps', () => {
    expect(numbers).toEqual(numbers.map((_, index) => String(index + 1).padStart(4, '0')));
  });

  test('that are mentioned anywhere exist', () => {
    const texts = projectFiles(/\.(md|mjs|sql|ts|tsx|yaml)$/).filter(
      ({ path }) => !path.endsWith('.spec.ts'),
    );
    const unknown = texts.flatMap(({ path, text }) =>
      mentionedDecisions(text)
        .filter((number) => !numbers.includes(number))
        .map((number) => `${path}: ADR ${number}`),
    );
    expect(unknown).toEqual([]);
  });

  test.each(records)('$path says why, what else was possible, and what keeps it', ({ text }) => {
    const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading);
    expect(headings).toEqual([
      'Status',
      'Context',
      'Decision',
      'Alternatives',
      'Consequences',
      'How it is enforced',
    ]);
  });

  test('are all in the list', () => {
    const list = links('docs/adr/README.md', readFileSync(join(ROOT, 'docs/adr/README.md'), 'utf8'));
    expect(list.map(({ path }) => path)).toEqual(expect.arrayContaining(records.map(({ path }) => path)));
  });
});
