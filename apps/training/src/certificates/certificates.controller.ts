import {
  Body,
  Controller,
  Get,
  Header,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  StreamableFile,
} from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { type Actor, startOf } from '@xaso/kernel';
import { CurrentActor, RECORDERS, Roles } from '@xaso/platform';
import { CertificateFiles } from './certificate-files.service.js';
import { CertificateListDto, IssueCertificatesDto, RevokeCertificateDto } from './certificates.dto.js';
import { CertificatesService } from './certificates.service.js';
import { IssuingService } from './issuing.service.js';

/** Who may see the name on a certificate, within the communes given. */
const HOLDERS_SEEN_BY = [...RECORDERS, 'trainer'] as const;
const PRIVATE = 'private, no-store';

@ApiTags('certificates')
@Controller()
export class CertificatesController {
  constructor(
    private readonly service: CertificatesService,
    private readonly issuing: IssuingService,
    private readonly files: CertificateFiles,
  ) {}

  /** For everybody who passed and has none yet; asked again, it issues what is missing and nothing twice. */
  @Post('classes/:id/certificates')
  @HttpCode(200)
  @Roles(...RECORDERS)
  issue(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { validUntil }: IssueCertificatesDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.issuing.issueFor(id, validUntil === undefined ? null : startOf(validUntil), actor);
  }

  @Post('certificates/:id/revoke')
  @HttpCode(200)
  @Roles(...RECORDERS)
  revoke(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: RevokeCertificateDto,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.revoke(id, body, actor);
  }

  @Get('certificates')
  list(@Query() { after, limit, ...filter }: CertificateListDto, @CurrentActor() actor: Actor) {
    return this.service.list(filter, { after, limit }, actor);
  }

  @Get('certificates/:id.png')
  @Roles(...HOLDERS_SEEN_BY)
  @Header('cache-control', PRIVATE)
  @ApiProduces('image/png')
  async png(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return fileOf(await this.files.png(id, actor), 'image/png', `chung-nhan-${id}.png`);
  }

  @Get('certificates/:id.svg')
  @Roles(...HOLDERS_SEEN_BY)
  @Header('cache-control', PRIVATE)
  @ApiProduces('image/svg+xml')
  async svg(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return fileOf(await this.files.svg(id, actor), 'image/svg+xml', `chung-nhan-${id}.svg`);
  }

  @Get('certificates/:id.pdf')
  @Roles(...HOLDERS_SEEN_BY)
  @Header('cache-control', PRIVATE)
  @ApiProduces('application/pdf')
  async pdf(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return fileOf(await this.files.pdf(id, actor), 'application/pdf', `chung-nhan-${id}.pdf`);
  }

  /** The signed credential, to be handed to its holder. */
  @Get('certificates/:id')
  @Roles(...HOLDERS_SEEN_BY)
  @Header('cache-control', PRIVATE)
  @Header('content-type', 'application/vc; charset=utf-8')
  @ApiProduces('application/vc')
  async one(@Param('id', ParseUUIDPipe) id: string, @CurrentActor() actor: Actor) {
    return JSON.stringify((await this.service.read(id, 'credential', actor)).credential);
  }
}

const fileOf = (content: Uint8Array, type: string, name: string): StreamableFile =>
  new StreamableFile(content, {
    type,
    disposition: `attachment; filename="${name}"`,
    length: content.length,
  });
