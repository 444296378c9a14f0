import { Inject, Injectable } from '@nestjs/common';
import { communeName } from '@xaso/admin-units';
import type { Actor } from '@xaso/kernel';
import { type Certificate, paperOf } from './certificate.js';
import { CertificatesService } from './certificates.service.js';
import { ISSUER_KEYS, type IssuerKeys } from './credential/issuer-keys.service.js';
import { bakedPng } from './paper/baked-png.store.js';
import { bakedSvg } from './paper/baked-svg.js';
import { type CertificateFonts, certificatePdf } from './paper/certificate-pdf.render.js';
import { certificateText } from './paper/certificate-text.js';
import { verifyAddress } from './paper/compact.js';
import { readFonts } from './paper/fonts.store.js';
import { qrModules, type QrModules } from './paper/qr.js';

/** A certificate as a file. */
@Injectable()
export class CertificateFiles {
  #fonts: Promise<CertificateFonts> | undefined;

  constructor(
    private readonly certificates: CertificatesService,
    @Inject(ISSUER_KEYS) private readonly keys: IssuerKeys,
  ) {}

  async png(id: string, actor: Actor): Promise<Uint8Array> {
    const certificate = await this.certificates.read(id, 'png', actor);
    return bakedPng(this.#code(certificate), certificate.credential);
  }

  async svg(id: string, actor: Actor): Promise<Uint8Array> {
    const certificate = await this.certificates.read(id, 'svg', actor);
    return Buffer.from(bakedSvg(textOf(certificate), this.#code(certificate), certificate.credential));
  }

  async pdf(id: string, actor: Actor): Promise<Uint8Array> {
    const certificate = await this.certificates.read(id, 'pdf', actor);
    this.#fonts ??= readFonts();
    return certificatePdf(
      textOf(certificate),
      this.#code(certificate),
      certificate.issuedAt,
      await this.#fonts,
    );
  }

  #code({ payload }: Certificate): QrModules {
    return qrModules(verifyAddress(this.keys.issuer.address, payload));
  }
}

const textOf = (certificate: Certificate) =>
  certificateText(certificate.credential, paperOf(certificate, communeName(certificate.communeUnitId)));
