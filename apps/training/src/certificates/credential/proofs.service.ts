import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { DataIntegrityProof, type Signer, type VerifyDataInput } from '@digitalbazaar/data-integrity';
import { cryptosuite } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import { type DocumentLoader, issue, verifyCredential } from '@digitalbazaar/vc';
import {
  type Award,
  type Badge,
  badgeOf,
  CREDENTIALS_CONTEXT,
  seconds,
  statusListUrl,
} from './credential.js';
import { canonizeAlike } from './alike.js';
import { documentsOf } from './documents.js';
import { didOf, type Issuer } from './issuer.js';
import { bitsOf } from './status-list.js';

/** Data Integrity proofs `eddsa-rdfc-2022` (W3C Data Integrity EdDSA Cryptosuites 1.0). */
export class Proofs {
  readonly #documents: DocumentLoader;

  constructor(private readonly issuer: Issuer) {
    this.#documents = documentsOf(issuer);
  }

  /** Signs many at the same instant: what their proofs have in common is worked out once. */
  signer(signer: Signer, at: Date): (award: Award) => Promise<Badge> {
    const alike = canonizeAlike(this.#canonize);
    const suite = suiteAt(signer, at, (document) => alike(document as Badge));
    return (award) => this.#sign(badgeOf(award, this.issuer), suite, at);
  }

  /** A status list as a credential of its own. @param revoked places of revoked certificates */
  async statusList(signer: Signer, list: number, revoked: Iterable<number>, at: Date): Promise<object> {
    const url = statusListUrl(this.issuer.address, list);
    const packed = await promisify(gzip)(bitsOf(revoked));
    const credential = {
      '@context': [CREDENTIALS_CONTEXT],
      id: url,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: didOf(this.issuer.address),
      validFrom: seconds(at),
      credentialSubject: {
        id: `${url}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList: `u${packed.toString('base64url')}`,
      },
    };
    return this.#sign(credential, suiteAt(signer, at, this.#canonize), at);
  }

  /** Whether the issuer signed exactly this, and it is in force. Says nothing of a revocation. */
  async holds(credential: object, now: Date): Promise<boolean> {
    const { verified } = await verifyCredential({
      credential,
      suite: new DataIntegrityProof({ cryptosuite }),
      documentLoader: this.#documents,
      now,
      checkStatus: async () => ({ verified: true }),
    });
    return verified;
  }

  readonly #canonize = (document: object): Promise<string> =>
    cryptosuite.canonize(document, { documentLoader: this.#documents });

  #sign<T extends object>(credential: T, suite: DataIntegrityProof, now: Date): Promise<T> {
    return issue({ credential, suite, documentLoader: this.#documents, now });
  }
}

/**
 * The suite of the library, which hashes the options of the proof once instead of once a credential.
 * @param canonize works out the canonical form of what is signed
 */
function suiteAt(
  signer: Signer,
  date: Date,
  canonize: (document: object) => Promise<string>,
): DataIntegrityProof {
  const known = new Map<string, Promise<Uint8Array>>();
  const createVerifyData = async (input: VerifyDataInput): Promise<Uint8Array> => {
    const { document, proof, documentLoader, dataIntegrityProof } = input;
    const options = JSON.stringify([Reflect.get(document, '@context'), proof]);
    const hash =
      known.get(options) ??
      dataIntegrityProof.canonizeProof(proof, { document, documentLoader }).then(sha256);
    known.set(options, hash);
    return Buffer.concat([await hash, sha256(await canonize(document))]);
  };
  return new DataIntegrityProof({ signer, date, cryptosuite: { ...cryptosuite, createVerifyData } });
}

const sha256 = (text: string): Uint8Array => createHash('sha256').update(text).digest();
