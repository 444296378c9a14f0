import { posix } from 'node:path';

/** What a document points at, from the root of the project: a path, and the heading in it when one is named. */
export interface Reference {
  readonly written: string;
  readonly path: string;
  readonly anchor?: string;
}

const FENCE = /^(```|~~~)[\s\S]*?^\1[ \t]*$/gm;
const INLINE_CODE = /`([^`\n]+)`/g;
const LINK = /(?<!\\)\]\(<?([^)\s>]+)>?(?:\s+"[^"]*")?\)/g;
const DEFINITION = /^\[[^\]\n]+\]:[ \t]*(\S+)/gm;
const NAMED = /^(?:apps|deploy|docs|libs|patches)\/[\w./-]*\w$/;

/** The relative links of a document; addresses of the web and of mail are nobody's to check here. */
export function links(path: string, text: string): Reference[] {
  const prose = text.replace(FENCE, '').replace(INLINE_CODE, '');
  const targets = [...prose.matchAll(LINK), ...prose.matchAll(DEFINITION)].map(([, target = '']) => target);
  return targets.filter((target) => !/^[a-z][a-z+.-]*:/i.test(target)).map((target) => resolve(path, target));
}

/** The files and folders that a document names in `code`, such as `libs/kernel`; patterns and placeholders are none. */
export function namedPaths(text: string): Reference[] {
  const codes = [...text.replace(FENCE, '').matchAll(INLINE_CODE)].map(([, code = '']) => code);
  return codes.filter((code) => NAMED.test(code)).map((code) => ({ written: code, path: code }));
}

/** The anchors of a document's headings, made as forges make them. */
export function anchors(text: string): Set<string> {
  const seen = new Map<string, number>();
  const made = new Set<string>();
  for (const [, heading = ''] of text.replace(FENCE, '').matchAll(/^#{1,6}[ \t]+(.+?)[ \t]*#*$/gm)) {
    const plain = heading.replace(/[^\p{L}\p{N}\p{M} _-]/gu, '').trim();
    const slug = plain.toLowerCase().replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    made.add(count === 0 ? slug : `${slug}-${count}`);
  }
  return made;
}

function resolve(from: string, target: string): Reference {
  const [file = '', anchor] = decodeURIComponent(target).split('#', 2);
  const path = file === '' ? from : posix.normalize(posix.join(posix.dirname(from), file));
  return { written: target, path: path.replace(/\/$/, ''), ...(anchor ? { anchor } : {}) };
}
