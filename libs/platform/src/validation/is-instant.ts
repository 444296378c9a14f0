import { ValidateBy, type ValidationOptions } from 'class-validator';

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether a text is an instant by RFC 3339: a calendar date, a time and an offset, so that no server's zone is guessed. */
export function isInstant(value: unknown): boolean {
  return typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value));
}

/** A DTO field that holds an instant, e.g. `2022-04-20T08:00:00+07:00`. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  const message = ({ property }: { property: string }): string =>
    `${property} phải là thời điểm có múi giờ, ví dụ 2022-04-20T08:00:00+07:00`;
  return ValidateBy(
    {
      name: 'isInstant',
      validator: { validate: isInstant, defaultMessage: (args) => message(args ?? { property: '' }) },
    },
    options,
  );
}
