import { createHash } from 'node:crypto';
import { DomainError, type FieldFault } from '@xaso/kernel';
import { parseInstant } from './answer-types.js';
import type { Answers, FormDefinition } from './form-definition.js';
import { fieldPath } from './form-definition.js';
import { type XmlElement, attribute, child, parseXml } from './xml.js';
import { MAX_ID_LENGTH } from './xform.js';

export { checkAnswers } from './answers.js';
export { answersFromJson, type JsonAnswers } from './answers-json.js';

/** One filled form as a device submits it. */
export interface Instance {
  readonly formId: string;
  /** Empty when the submission names none. */
  readonly version: string;
  /** As written, usually `uuid:…`. `md5:<digest of the document>` when the device gave none, so a resend is still known. */
  readonly instanceId: string;
  /** The instance this one corrects. */
  readonly deprecatedId?: string;
  /** When filling began and ended by the device's clock; a time without a zone is Viet Nam's. */
  readonly timeStart?: Date;
  readonly timeEnd?: Date;
  /** Only what was answered: NFC, without surrounding white space. */
  readonly answers: Answers;
  /** What the metadata lacks: `instance-id-missing`, `time-unreadable`. */
  readonly faults: readonly FieldFault[];
}

/**
 * Reads a submission. Answers are taken as they are; whether they suit the form is `checkAnswers`'s question.
 * @throws DomainError `invalid`: `xml-…`, `instance-without-form` when nothing says which form it fills,
 * `instance-id-too-long`
 */
export function parseInstance(xml: string): Instance {
  const root = parseXml(xml);
  const formId = attribute(root, 'id') ?? attribute(root, 'xmlns');
  if (!formId) {
    throw new DomainError(
      'invalid',
      'instance-without-form',
      `Tệp gửi lên không cho biết là phiếu nào (<${root.name}> không có id). Chưa lưu gì.`,
    );
  }
  const meta = child(root, 'meta');
  const faults: FieldFault[] = [];
  const written = metadata(meta, 'instanceID');
  if (!written) {
    const detail = 'Thiết bị không gửi instanceID; mã băm của tệp được dùng thay.';
    faults.push({ field: 'meta/instanceID', code: 'instance-id-missing', detail });
  }
  const instanceId = written ?? `md5:${createHash('md5').update(xml, 'utf8').digest('hex')}`;
  const deprecatedId = metadata(meta, 'deprecatedID');
  if (Math.max(instanceId.length, deprecatedId?.length ?? 0) > MAX_ID_LENGTH) {
    const message = `instanceID dài tối đa ${MAX_ID_LENGTH} ký tự. Chưa lưu gì.`;
    throw new DomainError('invalid', 'instance-id-too-long', message);
  }
  const timeStart = time(meta, 'timeStart', faults);
  const timeEnd = time(meta, 'timeEnd', faults);
  return {
    formId,
    version: attribute(root, 'version') ?? '',
    instanceId,
    ...(deprecatedId && { deprecatedId }),
    ...(timeStart && { timeStart }),
    ...(timeEnd && { timeEnd }),
    answers: readAnswers(root),
    faults,
  };
}

/** Names of the files (photos, sound) that the answers announce; each comes in a part of that name. */
export function attachmentNames(definition: FormDefinition, answers: Answers): readonly string[] {
  const binary = new Set(definition.fields.filter(({ type }) => type === 'binary').map(({ path }) => path));
  const names = Object.entries(answers).filter(([path]) => binary.has(fieldPath(path)));
  return [...new Set(names.map(([, name]) => name))];
}

function readAnswers(root: XmlElement): Answers {
  const answers: Record<string, string> = {};
  const visit = (node: XmlElement, path: string): void => {
    if (node.children.length === 0) {
      const text = composed(node.text.trim());
      if (text !== '') answers[path] = text;
      return;
    }
    const seen = new Map<string, number>();
    for (const each of node.children) {
      if (each.attributes.has('template') || (node === root && each.name === 'meta')) continue;
      const count = (seen.get(each.name) ?? 0) + 1;
      seen.set(each.name, count);
      visit(each, `${path}/${each.name}${count > 1 ? `[${count}]` : ''}`);
    }
  };
  visit(root, `/${root.name}`);
  return answers;
}

const ASCII = /^[\x20-\x7e]*$/;

/** NFC; most answers are numbers and names of choices, which have one form only. */
function composed(text: string): string {
  return ASCII.test(text) ? text : text.normalize('NFC');
}

function metadata(meta: XmlElement | undefined, name: string): string | undefined {
  return child(meta, name)?.text.trim() || undefined;
}

function time(meta: XmlElement | undefined, name: string, faults: FieldFault[]): Date | undefined {
  const text = metadata(meta, name);
  const instant = text === undefined ? undefined : parseInstant(text);
  if (text !== undefined && instant === undefined) {
    faults.push({
      field: `meta/${name}`,
      code: 'time-unreadable',
      detail: `"${text.slice(0, 40)}" không phải là ngày giờ.`,
    });
  }
  return instant;
}
