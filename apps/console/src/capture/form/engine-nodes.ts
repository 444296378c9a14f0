import type {
  AnyLeafNode,
  GroupNode,
  RepeatInstanceNode,
  RepeatRangeControlledNode,
  RepeatRangeUncontrolledNode,
  RootNode,
} from '@getodk/xforms-engine';
import type { Question, QuestionKind } from './question.js';

/** Every node below the root. The engine's own name for it stands on types that it does not bring with it. */
export type FormNode =
  AnyLeafNode | GroupNode | RepeatInstanceNode | RepeatRangeControlledNode | RepeatRangeUncontrolledNode;

/** Ids and times that every form keeps and nobody is asked for. */
const META = /^\/[^/]+\/(\w+:)?meta(\/|$)/;

/** What is asked now, in the form's order: what is skipped is not there. */
export function questionsOf(root: RootNode): Question[] {
  return childrenOf(root).flatMap((node) => ask(node, []));
}

/** Answers as the service takes them: by path, numbers as numbers, choices of several as lists. */
export function answersOf(root: RootNode): Record<string, unknown> {
  const found = leaves(root).map((leaf) => [
    leaf.currentState.reference.replaceAll('[1]', ''),
    valueOf(leaf),
  ]);
  return Object.fromEntries(found.filter(([, value]) => value !== undefined)) as Record<string, unknown>;
}

/** The places of everything that could be answered, asked or not. */
export const pathsOf = (root: RootNode): string[] =>
  everyNode(root).map((node) => node.currentState.reference);

function ask(node: FormNode, groups: readonly string[]): Question[] {
  const { relevant, reference, label } = node.currentState;
  if (!relevant || META.test(reference) || node.nodeType === 'model-value') return [];
  const heading = label?.asString ?? '';
  const inside = heading === '' ? groups : [...groups, heading];
  switch (node.nodeType) {
    case 'group':
    case 'repeat-instance':
    case 'repeat-range:controlled':
      return childrenOf(node).flatMap((each) => ask(each, inside));
    case 'repeat-range:uncontrolled': {
      const instances = childrenOf(node);
      const numbered = (index: number) => [...groups, `${heading} ${index + 1}`.trim()];
      return [
        ...instances.flatMap((each, index) => childrenOf(each).flatMap((one) => ask(one, numbered(index)))),
        { ...blank(node, groups), kind: 'repeat', value: [String(instances.length)] },
      ];
    }
    default:
      return [questionOf(node, groups)];
  }
}

function questionOf(
  node: Exclude<AnyLeafNode, { nodeType: 'model-value' }>,
  groups: readonly string[],
): Question {
  const { violation } = node.validationState;
  return {
    ...blank(node, groups),
    kind: kindOf(node),
    value: shownValue(node),
    choices:
      node.nodeType === 'select'
        ? node.currentState.valueOptions.map(({ value, label }) => ({ value, label: label.asString }))
        : [],
    fault: violation ? (violation.message?.asString ?? '') : null,
  };
}

function blank(node: FormNode, groups: readonly string[]): Question {
  const { reference, label, hint, required, readonly } = node.currentState;
  return {
    key: node.nodeId,
    path: reference,
    kind: 'unsupported',
    groups,
    label: label?.asString ?? '',
    hint: hint?.asString ?? '',
    required,
    readonly,
    value: [],
    choices: [],
    fault: null,
  };
}

function kindOf(node: AnyLeafNode): QuestionKind {
  switch (node.nodeType) {
    case 'note':
      return 'note';
    case 'trigger':
      return 'tick';
    case 'select':
      return node.selectType === 'select1' ? 'one' : 'many';
    case 'range':
      return typeOf(node) === 'int' ? 'integer' : 'decimal';
    case 'input':
      return inputKind(typeOf(node), node.appearances);
    default:
      return 'unsupported';
  }
}

function inputKind(type: string, appearances: Readonly<Record<string, boolean>>): QuestionKind {
  switch (type) {
    case 'int':
      return 'integer';
    case 'decimal':
      return 'decimal';
    case 'date':
      return appearances['month-year'] ? 'month' : 'date';
    case 'time':
      return 'time';
    case 'string':
    case 'barcode':
      if (appearances['numbers']) return 'digits';
      return appearances['multiline'] ? 'lines' : 'text';
    default:
      return 'unsupported';
  }
}

function shownValue(node: AnyLeafNode): readonly string[] {
  if (node.nodeType === 'select') return node.currentState.value;
  const text = node.currentState.instanceValue;
  return text === '' ? [] : [text];
}

function valueOf(leaf: AnyLeafNode): unknown {
  const text = leaf.currentState.instanceValue;
  if (text === '') return undefined;
  if (leaf.nodeType === 'trigger') return true;
  if (leaf.nodeType === 'select' && leaf.selectType === 'select') return [...leaf.currentState.value];
  if (leaf.nodeType === 'rank') return [...leaf.currentState.value];
  if (leaf.nodeType === 'select' || leaf.nodeType === 'upload') return text;
  return ['int', 'decimal'].includes(typeOf(leaf)) ? Number(text) : text;
}

/** Everything that holds a value now. */
function leaves(root: RootNode): AnyLeafNode[] {
  return everyNode(root)
    .filter(isLeaf)
    .filter(({ nodeType, currentState }) => {
      return nodeType !== 'note' && currentState.relevant && !META.test(currentState.reference);
    });
}

const isLeaf = (node: FormNode): node is AnyLeafNode => node.currentState.children === null;

/** All nodes, each before what is in it. */
export const everyNode = (of: RootNode | FormNode): FormNode[] =>
  childrenOf(of).flatMap((each) => [each, ...everyNode(each)]);

export function childrenOf(node: RootNode | FormNode): readonly FormNode[] {
  const children: unknown = node.currentState.children;
  return Array.isArray(children) ? (children as FormNode[]) : [];
}

const typeOf = ({ valueType }: { readonly valueType: unknown }): string => String(valueType);
