/** The parts of the foreign verifier that specs use; its packages bring no types. */
declare module '@digitalcredentials/vc' {
  type Loader = (url: string) => Promise<{ contextUrl: null; documentUrl: string; document: object }>;
  function verifyCredential(options: {
    readonly credential: object;
    readonly suite: object;
    readonly documentLoader: Loader;
    readonly now?: Date;
    readonly checkStatus?: (options: object) => Promise<unknown>;
  }): Promise<{
    readonly verified: boolean;
    readonly error?: Error & { readonly errors?: readonly Error[] };
    readonly statusResult?: { readonly verified: boolean };
  }>;
}

declare module '@digitalcredentials/data-integrity' {
  class DataIntegrityProof {
    constructor(options: { readonly cryptosuite: object });
  }
}

declare module '@digitalcredentials/eddsa-rdfc-2022-cryptosuite' {
  const cryptosuite: object;
}

declare module '@digitalcredentials/vc-bitstring-status-list' {
  function checkStatus(options: object): Promise<unknown>;
}
