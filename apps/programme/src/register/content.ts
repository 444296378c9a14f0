import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { fold, unit } from '@xaso/admin-units';
import { REGISTER_KINDS, type RegisterKind } from '@xaso/contracts-programme';
import { DomainError, type FieldFault, isDay } from '@xaso/kernel';
import { KIND_SCHEMAS } from './kinds/register-kinds.js';

/** What an entry says, in the fields of its kind. */
export type Content = Readonly<Record<string, unknown>>;

const FAULTS_TOLD = 20;

const ajv = new Ajv2020({ allErrors: true, strict: true, formats: { date: isDay } });
const validators = new Map<RegisterKind, ValidateFunction>(
  REGISTER_KINDS.map((kind) => [kind, ajv.compile(KIND_SCHEMAS[kind])]),
);

/**
 * The content as it is kept: texts in one form of Unicode, without spaces around them.
 * @throws DomainError invalid `content-invalid`, with a fault for each field
 */
export function checkedContent(kind: RegisterKind, given: unknown): Content {
  const content = tidy(given) as Content;
  const validate = validators.get(kind);
  const faults = validate && !validate(content) ? (validate.errors ?? []).map(faultOf) : [];
  if (faults.length === 0) faults.push(...ownFaults(kind, content));
  if (faults.length === 0) return content;
  throw new DomainError(
    'invalid',
    'content-invalid',
    `Nội dung “${KIND_SCHEMAS[kind].title}” chưa hợp lệ (${faults.length} lỗi); chưa lưu gì.`,
    faults.slice(0, FAULTS_TOLD),
  );
}

/** Every text in it, as it is searched: without accents, in lower case. */
export const searchTextOf = (content: Content): string =>
  fold(
    Object.values(content)
      .flat()
      .filter((value) => typeof value === 'string')
      .join(' '),
  );

/** What makes an entry the same thing as another one of its kind, where there is such a thing. */
export function naturalKeyOf(kind: RegisterKind, content: Content): string | null {
  if (kind !== 'document') return null;
  return [content['number'], content['issuer']]
    .map((part) => String(part).toLowerCase().replace(/\s+/g, ' '))
    .join('\n');
}

/** Signs that no database takes and nobody sees. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cs}]/gu;

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return value.normalize('NFC').replace(UNSEEN, '').trim();
  if (Array.isArray(value)) return value.map(tidy);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, tidy(inner)]));
}

/** What a schema cannot say. */
function ownFaults(kind: RegisterKind, content: Content): FieldFault[] {
  const commune = content['communeUnitId'];
  if (typeof commune === 'string' && unit(commune)?.level !== 'commune')
    return [fault('communeUnitId', 'commune-unknown', `Không có xã, phường nào mang mã ${commune}.`)];
  if (kind === 'sponsorship' && content['inKind'] === undefined && content['cashVnd'] === undefined)
    return [fault('inKind', 'sponsorship-empty', 'Hãy ghi hiện vật, số tiền, hoặc cả hai.')];
  return [];
}

function faultOf({ instancePath, keyword, params }: ErrorObject): FieldFault {
  const { missingProperty, additionalProperty, limit, allowedValues } = params as Record<string, unknown>;
  const inner: unknown = missingProperty ?? additionalProperty;
  const path = [...instancePath.split('/').slice(1), ...(typeof inner === 'string' ? [inner] : [])].join('.');
  const [code, detail] = TOLD[keyword]?.(Array.isArray(allowedValues) ? allowedValues.join(', ') : limit) ?? [
    'not-valid',
    'Giá trị không hợp lệ.',
  ];
  return fault(path, code, detail);
}

const TOLD: Readonly<Record<string, (limit: unknown) => [code: string, detail: string]>> = {
  required: () => ['missing', 'Chưa ghi mục này.'],
  additionalProperties: () => ['unknown-field', 'Loại này không có mục tên như vậy.'],
  type: () => ['wrong-type', 'Giá trị không đúng kiểu (chữ, số nguyên hoặc có/không).'],
  minLength: () => ['empty', 'Không được để trống.'],
  maxLength: (limit) => ['too-long', `Dài quá ${String(limit)} ký tự.`],
  pattern: () => ['wrong-form', 'Không đúng dạng.'],
  enum: (values) => ['not-listed', `Phải là một trong: ${String(values)}.`],
  format: () => ['not-a-day', 'Phải là một ngày có thật, dạng YYYY-MM-DD.'],
  minimum: (limit) => ['too-small', `Phải từ ${String(limit)}.`],
  maximum: (limit) => ['too-large', `Không quá ${String(limit)}.`],
  maxItems: (limit) => ['too-many', `Không quá ${String(limit)} mục.`],
  uniqueItems: () => ['twice', 'Mỗi mục chỉ ghi một lần.'],
};

const fault = (path: string, code: string, detail: string): FieldFault => ({
  field: path ? `content.${path}` : 'content',
  code,
  detail,
});
