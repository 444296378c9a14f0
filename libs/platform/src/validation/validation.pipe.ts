import { ValidationPipe } from '@nestjs/common';
import { validationRefusal } from './validation-faults.js';

/** Refuses with 422 what the DTO does not describe, unknown fields included. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    exceptionFactory: validationRefusal,
  });
}
