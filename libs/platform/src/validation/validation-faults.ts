import type { ValidationError } from 'class-validator';
import { DomainError, type FieldFault } from '@xaso/kernel';

const DETAILS: Readonly<Record<string, string>> = {
  isNotEmpty: 'không được để trống',
  isDefined: 'là bắt buộc',
  isString: 'phải là chuỗi ký tự',
  isNumber: 'phải là số',
  isInt: 'phải là số nguyên',
  isBoolean: 'phải là đúng hoặc sai (true/false)',
  isArray: 'phải là danh sách',
  isObject: 'phải là đối tượng',
  nestedValidation: 'phải là đối tượng hoặc danh sách đối tượng',
  isUuid: 'phải là mã UUID',
  isDateString: 'phải là ngày giờ theo ISO 8601',
  isIso8601: 'phải là ngày giờ theo ISO 8601',
  isRfc3339: 'phải là ngày giờ theo RFC 3339',
  whitelistValidation: 'là trường không được nhận ở đây',
};

/** The faults of class-validator as dotted paths (`quotas.0.target`), codes and Vietnamese texts. */
export function faultsOf(errors: readonly ValidationError[], parent = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const field = parent ? `${parent}.${error.property}` : error.property;
    const own = Object.entries(error.constraints ?? {}).map(([rule, text]) => ({
      field,
      code: codeOf(rule),
      detail: DETAILS[rule] ?? text,
    }));
    return [...own, ...faultsOf(error.children ?? [], field)];
  });
}

function codeOf(rule: string): string {
  if (rule === 'whitelistValidation') return 'unknown-field';
  return rule.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** The refusal of an input that does not have the shape the route wants. */
export function validationRefusal(errors: readonly ValidationError[]): DomainError {
  const faults = faultsOf(errors);
  const names = [...new Set(faults.map((fault) => fault.field))].join(', ');
  return new DomainError('invalid', 'validation-failed', `Dữ liệu không hợp lệ ở: ${names}.`, faults);
}
