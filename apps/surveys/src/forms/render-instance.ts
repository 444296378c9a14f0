import { DomainError } from '@xaso/kernel';
import { formatInstant } from './answer-types.js';
import { type Answers, type FormDefinition, fieldPath } from './form-definition.js';
import { escapeXml } from './xml.js';

/** What a device adds to the answers. */
export interface InstanceMetadata {
  readonly instanceId: string;
  readonly deprecatedId?: string;
  readonly timeStart?: Date;
  readonly timeEnd?: Date;
}

interface Branch {
  readonly step: string;
  readonly children: Map<string, Branch>;
  text: string;
}

/**
 * Writes a submission as a phone would: fields in the form's order, unanswered ones empty, skippable ones without an
 * answer left out, metadata in OpenRosa's namespace. What it writes, `parseInstance` reads back.
 * @throws DomainError `invalid` `field-unknown` for an answer the form does not ask for
 */
export function renderInstance(
  definition: FormDefinition,
  answers: Answers,
  metadata: InstanceMetadata,
): string {
  const root: Branch = { step: definition.root, children: new Map(), text: '' };
  const byField = new Map<string, string[]>();
  for (const path of Object.keys(answers)) {
    const field = fieldPath(path);
    byField.set(field, [...(byField.get(field) ?? []), path]);
  }
  for (const field of definition.fields) {
    const given = byField.get(field.path) ?? (field.conditional ? [] : [field.path]);
    for (const path of given) graft(root, path, answers[path] ?? '');
    byField.delete(field.path);
  }
  const [unknown] = byField.keys();
  if (unknown !== undefined) {
    throw new DomainError(
      'invalid',
      'field-unknown',
      `The form ${definition.formId} has no field ${unknown}.`,
    );
  }
  const version = definition.version && ` version="${escapeXml(definition.version)}"`;
  return [
    `<?xml version="1.0" encoding="UTF-8"?>`,
    `<${root.step} xmlns:orx="http://openrosa.org/xforms" id="${escapeXml(definition.formId)}"${version}>`,
    ...inOrder(root).map(write),
    `<orx:meta>`,
    metadataElement('instanceID', metadata.instanceId),
    metadataElement('deprecatedID', metadata.deprecatedId),
    metadataElement('timeStart', metadata.timeStart && formatInstant(metadata.timeStart)),
    metadataElement('timeEnd', metadata.timeEnd && formatInstant(metadata.timeEnd)),
    `</orx:meta>`,
    `</${root.step}>`,
  ].join('');
}

function graft(root: Branch, path: string, text: string): void {
  let at = root;
  for (const step of path.split('/').slice(2)) {
    const next = at.children.get(step) ?? { step, children: new Map<string, Branch>(), text: '' };
    at.children.set(step, next);
    at = next;
  }
  at.text = text;
}

function write(branch: Branch): string {
  const name = fieldPath(branch.step);
  const inner = branch.children.size > 0 ? inOrder(branch).map(write).join('') : escapeXml(branch.text);
  return inner === '' ? `<${name}/>` : `<${name}>${inner}</${name}>`;
}

/** Occurrences of a repeat stand together, by number, wherever their answers came from. */
function inOrder(branch: Branch): readonly Branch[] {
  const children = [...branch.children.values()];
  const names = [...new Set(children.map(({ step }) => fieldPath(step)))];
  const place = ({ step }: Branch): number => names.indexOf(fieldPath(step));
  const occurrence = ({ step }: Branch): number => Number(/\[(\d+)\]$/.exec(step)?.[1] ?? 1);
  return children.sort((a, b) => place(a) - place(b) || occurrence(a) - occurrence(b));
}

function metadataElement(name: string, text: string | undefined): string {
  return text === undefined ? '' : `<orx:${name}>${escapeXml(text)}</orx:${name}>`;
}
