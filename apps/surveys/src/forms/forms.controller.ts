import { Body, Controller, Get, Header, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { type Actor, PILLARS, type Pillar } from '@xaso/kernel';
import { CurrentActor, IsOptionalField, Roles } from '@xaso/platform';
import { IsIn, IsString, MaxLength, MinLength } from 'class-validator';
import { FormsService } from './forms.service.js';
import { type Form, FormsStore } from './forms.store.js';
import { parseForm } from './xform.js';

export class PublishFormDto {
  @ApiProperty({ enum: PILLARS, description: 'Trụ cột: chính quyền số, kinh tế số, xã hội số' })
  @IsIn(PILLARS)
  pillar!: Pillar;

  @ApiProperty({ description: 'ODK XForm document' })
  @IsString()
  @MinLength(1)
  @MaxLength(900_000)
  xml!: string;
}

export class FormLanguageDto {
  @ApiPropertyOptional({
    example: 'English',
    description: 'One of `languages`: labels in it, else in the default one',
  })
  @IsOptionalField()
  @IsString()
  @MaxLength(64)
  language?: string;
}

@ApiTags('forms')
@Controller('forms')
export class FormsController {
  constructor(
    private readonly service: FormsService,
    private readonly forms: FormsStore,
  ) {}

  /** Natural key (form id, version): sending it again is safe, so no Idempotency-Key is asked for. */
  @Post()
  @HttpCode(200)
  @Roles('admin', 'programme-lead')
  async publish(@Body() body: PublishFormDto, @CurrentActor() actor: Actor) {
    return view(await this.service.publish(body.xml, body.pillar, actor));
  }

  @Get()
  list() {
    return this.forms.list();
  }

  @Get(':code/:version')
  async read(
    @Param('code') code: string,
    @Param('version') version: string,
    @Query() { language }: FormLanguageDto,
  ) {
    const form = await this.forms.get(code, version);
    const definition = language === undefined ? form.definition : parseForm(form.xml, language);
    return { ...view(form), definition };
  }

  @Get(':code/:version/xform')
  @Header('content-type', 'text/xml; charset=utf-8')
  async xform(@Param('code') code: string, @Param('version') version: string): Promise<string> {
    return (await this.forms.get(code, version)).xml;
  }
}

const view = ({ code, version, title, pillar, md5, publishedAt, retiredAt }: Form) => ({
  code,
  version,
  title,
  pillar,
  md5,
  publishedAt,
  retiredAt,
});
