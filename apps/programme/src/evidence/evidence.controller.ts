import {
  Controller,
  Get,
  Headers,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiProduces,
  ApiProperty,
  ApiPropertyOptional,
  ApiTags,
} from '@nestjs/swagger';
import type { Actor } from '@xaso/kernel';
import {
  CurrentActor,
  dispositionOf,
  FILE_KINDS,
  fileNameOf,
  IsOptionalField,
  mediaTypeOf,
  ProblemError,
  readBody,
  RECORDERS,
  Roles,
} from '@xaso/platform';
import { IsUUID, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CODE } from '../programmes/programmes.dto.js';
import { EvidenceService } from './evidence.service.js';

/** Largest file that is kept as evidence. */
const MAX_EVIDENCE_BYTES = 10 * 1_048_576;

export class EvidenceHomeDto {
  @ApiProperty({ example: 'nghe-an-2022' })
  @Matches(CODE)
  programme!: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'None for what spans the programme' })
  @IsOptionalField()
  @IsUUID()
  pilotId?: string;
}

@ApiTags('evidence')
@Controller('evidence')
export class EvidenceController {
  constructor(private readonly service: EvidenceService) {}

  /** The bytes of a file are the body. The same bytes again give the same id, so that no key is needed. */
  @Post()
  @Roles(...RECORDERS)
  @ApiConsumes(...Object.keys(FILE_KINDS))
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiHeader({
    name: 'X-File-Name',
    required: true,
    description: 'Percent-encoded, e.g. bi%C3%AAn%20b%E1%BA%A3n.pdf',
  })
  async add(
    @Query() home: EvidenceHomeDto,
    @Headers('x-file-name') name: string | undefined,
    @Req() request: FastifyRequest,
    @CurrentActor() actor: Actor,
  ) {
    const mediaType = mediaTypeOf(request.headers['content-type'] ?? '');
    if (!FILE_KINDS[mediaType])
      throw new ProblemError(
        415,
        'evidence-type',
        'Minh chứng là tệp PDF, ảnh JPEG hoặc PNG, Word (docx), Excel (xlsx) hoặc văn bản thuần. Chưa lưu gì.',
      );
    const fileName = fileNameOf(name);
    const content = await readBody(request.raw, MAX_EVIDENCE_BYTES);
    const { programme, pilotId = null } = home;
    const { id, sha256, bytes } = await this.service.add(
      { programme, pilotId, mediaType, fileName, content },
      actor,
    );
    return { id, sha256, bytes };
  }

  @Get(':id')
  @ApiProduces(...Object.keys(FILE_KINDS))
  async read(
    @Param('id', ParseUUIDPipe) id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { content, mediaType, fileName } = await this.service.read(id, actor);
    reply.headers({ 'x-content-type-options': 'nosniff', 'cache-control': 'private, no-store' });
    return new StreamableFile(content, {
      type: mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
      disposition: dispositionOf(fileName),
      length: content.length,
    });
  }
}
