import { readFile, stat } from 'node:fs/promises';
import {
  createLocalJWKSet,
  createRemoteJWKSet,
  errors,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
} from 'jose';

/** How long a file of keys is trusted without another look at it. */
const LOOK_AGAIN_MS = 1_000;

/**
 * The public keys that tokens are checked with: from an http(s) address, or from a file that is read again when
 * it changes and when a token names a key it does not have.
 */
export function keySource(location: string): JWTVerifyGetKey {
  return /^https?:\/\//.test(location)
    ? createRemoteJWKSet(new URL(location), { timeoutDuration: 3_000, cooldownDuration: 10_000 })
    : fileKeys(location);
}

function fileKeys(path: string): JWTVerifyGetKey {
  let keys: ReturnType<typeof createLocalJWKSet> | undefined;
  let version = '';
  let lookedAt = 0;

  async function refresh(): Promise<void> {
    lookedAt = Date.now();
    const { mtimeMs, size, ino } = await stat(path);
    const found = `${mtimeMs}/${size}/${ino}`;
    if (keys && found === version) return;
    keys = createLocalJWKSet(await readKeys(path));
    version = found;
  }

  return async (header, token) => {
    if (!keys || Date.now() - lookedAt > LOOK_AGAIN_MS) await refresh();
    if (!keys) throw new errors.JWKSNoMatchingKey();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await refresh();
      return keys(header, token);
    }
  };
}

/** Reads a JWKS file; throws with the reason when it is not one. */
export async function readKeys(path: string): Promise<JSONWebKeySet> {
  const parsed: unknown = JSON.parse(await readFile(path, 'utf8'));
  if (typeof parsed !== 'object' || parsed === null || !('keys' in parsed) || !Array.isArray(parsed.keys)) {
    throw new Error(`${path} is not a JWKS: it has no "keys"`);
  }
  return parsed as JSONWebKeySet;
}
