import { createHash } from 'node:crypto';

/** What an install was made from, kept beside it. */
export function stampOf(lockText) {
  return createHash('sha256').update(lockText).digest('hex');
}

/**
 * Does the installed tree lack something of package-lock.json?
 *
 * The stamp answers at once. Without a fitting stamp npm's own list of what it installed (`node_modules/.package-lock.json`)
 * is compared, so an `npm install` by hand is not repeated. npm writes that list also when it only updates the lock, so
 * each folder must be there too. File times are not looked at: git and copies change them.
 *
 * @param {{ lock: string, stamp?: string, installed?: string }} texts contents of package-lock.json, the stamp and npm's list
 * @param {(path: string) => boolean} exists whether a path of the checkout is there
 */
export function needsInstall({ lock, stamp, installed }, exists) {
  if (installed === undefined) return true;
  if (stamp?.trim() === stampOf(lock)) return false;
  const wanted = packagesOf(lock);
  const present = packagesOf(installed);
  if (!wanted || !present) return true;
  return Object.entries(wanted).some(([path, entry]) => {
    if (!path.includes('node_modules/')) return false;
    const found = present[path];
    if (!found) return !entry.optional && !entry.devOptional && !entry.peer;
    return found.version !== entry.version || found.link !== entry.link || !exists(path);
  });
}

function packagesOf(text) {
  try {
    return JSON.parse(text).packages;
  } catch {
    return undefined;
  }
}
