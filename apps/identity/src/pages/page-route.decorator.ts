import { applyDecorators } from '@nestjs/common';
import { ApiExcludeEndpoint } from '@nestjs/swagger';
import { UseErrorBody } from '@xaso/platform';
import { refusalPage } from './notices.js';

/** A handler that answers people: what goes wrong is told as a page too, and it is no part of the described interface. */
export const PageRoute = (): MethodDecorator =>
  applyDecorators(
    ApiExcludeEndpoint(),
    UseErrorBody(({ detail }) => ({
      contentType: 'text/html; charset=utf-8',
      body: refusalPage(detail, '/'),
    })),
  );
