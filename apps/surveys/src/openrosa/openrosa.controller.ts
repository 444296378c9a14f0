import { Controller, Get, Head, Header, HttpCode, Inject, Param, Post, Req, UseGuards } from '@nestjs/common';
import { ApiConsumes, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import { CONFIG, CurrentActor, type Problem, Public, UseErrorBody } from '@xaso/platform';
import type { FastifyRequest } from 'fastify';
import type { SurveysConfig } from '../config.js';
import type { Admission } from '../device-keys/device-keys.store.js';
import { FormsStore } from '../forms/forms.store.js';
import { CurrentAdmission, DeviceKeyGuard } from './device-key.guard.js';
import { toSubmission } from './multipart.js';
import { readParts } from './parts.dto.js';
import { formList, openRosaMessage, XML } from './openrosa-xml.js';
import { OpenRosaService, type Reception } from './openrosa.service.js';
import { MAX_SUBMISSION_BYTES } from './limits.js';

const inOpenRosa = (problem: Problem) => ({ contentType: XML, body: openRosaMessage(problem.detail) });

const MESSAGES: Readonly<Record<Reception, string>> = {
  new: 'Đã nhận phiếu, cảm ơn bạn.',
  corrected: 'Đã nhận phiếu sửa, cảm ơn bạn.',
  known: 'Phiếu này đã được nhận trước đó.',
};

/** OpenRosa 1.0 for ODK Collect and its kin; the address a device is given is `…/key/<token>`. */
@ApiTags('openrosa')
@Public()
@UseGuards(DeviceKeyGuard)
@Controller('key/:token')
export class OpenRosaController {
  constructor(
    private readonly service: OpenRosaService,
    private readonly forms: FormsStore,
    @Inject(CONFIG) private readonly config: SurveysConfig,
  ) {}

  @Get('formList')
  @Header('content-type', XML)
  @Header('x-openrosa-version', '1.0')
  @ApiProduces('text/xml')
  @UseErrorBody(inOpenRosa)
  async list(
    @CurrentAdmission() { key }: Admission,
    @Param('token') token: string,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const base = `${this.config.PUBLIC_URL || `${request.protocol}://${request.host}`}/key/${token}`;
    const forms = await this.service.listedForms(key);
    return formList(
      forms.map((form) => ({
        ...form,
        downloadUrl: `${base}/forms/${encodeURIComponent(form.code)}/${encodeURIComponent(form.version)}`,
      })),
    );
  }

  @Get('forms/:code/:version')
  @Header('content-type', XML)
  @Header('x-openrosa-version', '1.0')
  @ApiProduces('text/xml')
  @UseErrorBody(inOpenRosa)
  async form(@Param('code') code: string, @Param('version') version: string): Promise<string> {
    return (await this.forms.get(code, version)).xml;
  }

  /** Clients ask this first; 204 and the length they may send, never 200. */
  @Head('submission')
  @HttpCode(204)
  @Header('x-openrosa-version', '1.0')
  @Header('x-openrosa-accept-content-length', String(MAX_SUBMISSION_BYTES))
  @UseErrorBody(inOpenRosa)
  ready(): void {
    return undefined;
  }

  /** 201 is the only answer that makes a client forget the form; 200 makes it send for ever. */
  @Post('submission')
  @HttpCode(201)
  @Header('content-type', XML)
  @Header('x-openrosa-version', '1.0')
  @Header('x-openrosa-accept-content-length', String(MAX_SUBMISSION_BYTES))
  @ApiConsumes('multipart/form-data')
  @ApiProduces('text/xml')
  @UseErrorBody(inOpenRosa)
  async submit(
    @CurrentAdmission() admission: Admission,
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<string> {
    const reception = await this.service.receive(
      admission,
      actor,
      toSubmission(await readParts(request.raw)),
    );
    return openRosaMessage(MESSAGES[reception]);
  }
}
