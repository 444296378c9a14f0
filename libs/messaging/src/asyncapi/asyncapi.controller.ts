import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Public, SERVICE, type ServiceDefinition } from '@xaso/platform';
import { HandlerRegistry } from '../consumer/handlers.js';
import { MESSAGING_OPTIONS, type MessagingOptions } from '../options.js';
import { type AsyncApiDocument, asyncApiDocument } from './asyncapi.js';

/** The description of the service's events for programs; /openapi.json is the one of its routes. */
@Controller('asyncapi.json')
@Public()
@ApiExcludeController()
export class AsyncApiController {
  #document: AsyncApiDocument | undefined;

  constructor(
    @Inject(MESSAGING_OPTIONS) private readonly options: MessagingOptions,
    @Inject(SERVICE) private readonly definition: Pick<ServiceDefinition, 'version'>,
    private readonly registry: HandlerRegistry,
  ) {}

  /** Made when it is first asked for: by then every handler is known. */
  @Get()
  asyncapi(): AsyncApiDocument {
    const { service, produces, reads = [], topics = [] } = this.options;
    return (this.#document ??= asyncApiDocument({
      service,
      version: this.definition.version,
      produces,
      reads,
      topics,
      handlers: this.registry.handlers(),
    }));
  }
}
