import {
  Controller,
  Delete,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  CurrentActor,
  dispositionOf,
  FILE_KINDS,
  fileNameOf,
  LEADS,
  mediaTypeOf,
  ProblemError,
  readBody,
  Roles,
} from '@xaso/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurriculumFilesService } from './curriculum-files.service.js';

/** Largest file of a curriculum. */
const MOST_BYTES = 20 * 1_048_576;

@ApiTags('curricula')
@Controller('curricula/:curriculumId/files')
export class CurriculumFilesController {
  constructor(private readonly service: CurriculumFilesService) {}

  /** The bytes of a file are the body. The same bytes again give the same id, so that no key is needed. */
  @Post()
  @Roles(...LEADS)
  @ApiConsumes(...Object.keys(FILE_KINDS))
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({
    name: 'X-File-Name',
    required: true,
    description: 'Percent-encoded, e.g. b%C3%A0i%20gi%E1%BA%A3ng.pdf',
  })
  async add(
    @Param('curriculumId', ParseUUIDPipe) curriculumId: string,
    @Headers('x-file-name') name: string | undefined,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    const mediaType = mediaTypeOf(request.headers['content-type'] ?? '');
    if (!FILE_KINDS[mediaType])
      throw new ProblemError(
        415,
        'curriculum-file-type',
        'Tài liệu là tệp PDF, ảnh JPEG hoặc PNG, Word (docx), Excel (xlsx) hoặc văn bản thuần. Chưa lưu gì; tài liệu khác hãy ghi địa chỉ web.',
      );
    const fileName = fileNameOf(name);
    const content = await readBody(request.raw, MOST_BYTES);
    return this.service.add(curriculumId, { mediaType, fileName, content }, actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @Roles(...LEADS)
  remove(
    @Param('curriculumId', ParseUUIDPipe) curriculumId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
  ) {
    return this.service.remove(curriculumId, id, actor);
  }

  @Get()
  list(@Param('curriculumId', ParseUUIDPipe) curriculumId: string) {
    return this.service.list(curriculumId);
  }

  @Get(':id')
  @ApiProduces(...Object.keys(FILE_KINDS))
  async read(
    @Param('curriculumId', ParseUUIDPipe) curriculumId: string,
    @Param('id', ParseUUIDPipe) id: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { content, mediaType, fileName } = await this.service.read(curriculumId, id);
    reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-cache' });
    return new StreamableFile(content, {
      type: mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
      disposition: dispositionOf(fileName),
      length: content.length,
    });
  }
}
