import { ValidateIf } from 'class-validator';

/**
 * A field that may be left out. Unlike `IsOptional` of class-validator it does not let null through: a field that is there
 * has a value of its type, or it is refused by its name.
 */
export const IsOptionalField = (): PropertyDecorator =>
  ValidateIf((_whole: object, value: unknown) => value !== undefined);
