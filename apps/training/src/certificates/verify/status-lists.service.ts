import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@xaso/kernel';
import { Database } from '@xaso/platform';
import { CertificatesStore } from '../certificates.store.js';
import { ISSUER_KEYS, type IssuerKeys, signingKey } from '../credential/issuer-keys.service.js';
import { Proofs } from '../credential/proofs.service.js';

/** The signed lists of what was revoked, made anew only when something was. */
@Injectable()
export class StatusLists {
  readonly #made = new Map<number, { readonly version: string; readonly text: Promise<string> }>();

  constructor(
    private readonly database: Database,
    private readonly store: CertificatesStore,
    private readonly proofs: Proofs,
    @Inject(ISSUER_KEYS) private readonly keys: IssuerKeys,
  ) {}

  /** @throws DomainError not-found, unavailable `certificate-key-missing` */
  async list(id: number): Promise<string> {
    const found = await this.database.transaction((tx) => this.store.revokedPlaces(tx, id));
    if (found === null)
      throw new DomainError('not-found', 'status-list-unknown', `Không có danh sách thu hồi ${id}.`);
    const { revoked, since } = found;
    const version = `${revoked.length} ${since.toISOString()}`;
    const kept = this.#made.get(id);
    if (kept?.version === version) return kept.text;
    const { signer } = signingKey(this.keys);
    const text = this.proofs.statusList(signer, id, revoked, since).then((made) => JSON.stringify(made));
    this.#made.set(id, { version, text });
    return text;
  }
}
