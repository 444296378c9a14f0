import { DomainError, type FieldFault } from '@xaso/kernel';
import { type Answers, type FormDefinition, type FormField, fieldPath } from './form-definition.js';

/** What could be read, and what could not; run `checkAnswers` on the answers as well. */
export interface JsonAnswers {
  readonly answers: Answers;
  readonly faults: readonly FieldFault[];
}

/**
 * Turns answers given as JSON into the canonical text a device would submit. Keys are a field's name or its path;
 * values: number for int and decimal, boolean, array of choices for select and rank, string for the rest; null or an
 * empty string or array is no answer. Faults carry the key as it was written: `field-unknown`, `field-ambiguous`
 * (the name occurs twice: use the path), `field-repeated` (one field under two keys), `answer-wrong-type`.
 * @throws DomainError `invalid` `answers-not-an-object`
 */
export function answersFromJson(definition: FormDefinition, json: unknown): JsonAnswers {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    throw new DomainError(
      'invalid',
      'answers-not-an-object',
      'Câu trả lời là một đối tượng JSON: tên câu và giá trị của nó. Chưa lưu gì.',
    );
  }
  const answers: Record<string, string> = {};
  const faults: FieldFault[] = [];
  for (const [key, value] of Object.entries(json)) {
    const named = key.startsWith('/')
      ? definition.fields.filter(({ path }) => path === fieldPath(key))
      : definition.fields.filter(({ name }) => name === key);
    const field = named[0];
    if (!field) {
      faults.push(fault(key, 'field-unknown', `Phiếu ${definition.formId} không có câu này.`));
    } else if (named.length > 1) {
      faults.push(
        fault(key, 'field-ambiguous', `Hãy ghi rõ một trong: ${named.map(({ path }) => path).join(', ')}.`),
      );
    } else {
      const path = key.startsWith('/') ? key : field.path;
      const text = canonical(field, value);
      if (text === undefined) {
        faults.push(
          fault(key, 'answer-wrong-type', `${kindOf(value)} không dùng được ở đây; cần ${expected(field)}.`),
        );
      } else if (path in answers) {
        faults.push(fault(key, 'field-repeated', `${path} được trả lời hai lần, dưới hai tên.`));
      } else if (text !== '') {
        answers[path] = text;
      }
    }
  }
  return { answers, faults };
}

function canonical(field: FormField, value: unknown): string | undefined {
  if (value === null) return '';
  switch (field.type) {
    case 'int':
      return typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : undefined;
    case 'decimal':
      return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
    case 'boolean':
      return typeof value === 'boolean' ? String(value) : undefined;
    case 'trigger':
      return value === true ? 'OK' : value === false ? '' : undefined;
    case 'select':
    case 'rank':
      return Array.isArray(value) && value.every(isChoice) ? value.join(' ') : undefined;
    default:
      return typeof value === 'string' ? value.trim().normalize('NFC') : undefined;
  }
}

function isChoice(value: unknown): value is string {
  return typeof value === 'string' && /^\S+$/.test(value);
}

function expected(field: FormField): string {
  switch (field.type) {
    case 'int':
      return 'một số nguyên';
    case 'decimal':
      return 'một số';
    case 'boolean':
    case 'trigger':
      return 'true hoặc false';
    case 'select':
    case 'rank':
      return 'một danh sách lựa chọn';
    default:
      return `một chuỗi (${field.type})`;
  }
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'Một danh sách';
  if (typeof value === 'number') return `Số ${value}`;
  return typeof value === 'object' ? 'Một đối tượng' : `Giá trị kiểu ${typeof value}`;
}

function fault(field: string, code: string, detail: string): FieldFault {
  return { field, code, detail };
}
