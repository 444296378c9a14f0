import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { Public } from '../auth/decorators.js';

/** Holds how the document is made; it is made when it is first asked for. */
@Injectable()
export class OpenApi {
  #make: (() => OpenAPIObject) | undefined;
  #document: OpenAPIObject | undefined;

  describe(make: () => OpenAPIObject): void {
    this.#make = make;
  }

  document(): OpenAPIObject {
    if (!this.#make) throw new Error('the application has not been described yet');
    return (this.#document ??= this.#make());
  }
}

/** The description of the service for programs. */
@Controller('openapi.json')
@Public()
@ApiExcludeController()
export class OpenApiController {
  constructor(private readonly openApi: OpenApi) {}

  @Get()
  openapi(): OpenAPIObject {
    return this.openApi.document();
  }
}
