import type { FormLanguage, InstanceData, RootNode } from '@getodk/xforms-engine';
import type { Language } from '../../i18n/language.js';
import { answersOf, childrenOf, everyNode, type FormNode, pathsOf, questionsOf } from './engine-nodes.js';
import type { Question } from './question.js';

/** The name under which an instance travels; as OpenRosa has it. */
const FILE = 'xml_submission_file';

/** The engine is large and needed by nobody who only looks at the queue. */
const engine = () => import('@getodk/xforms-engine');

/**
 * A form that is being filled in. What is asked, skipped, calculated or wrong is what the form itself says; this only hands
 * it on.
 */
export class FilledForm {
  constructor(private readonly root: RootNode) {}

  /**
   * @param instance as `instance()` gave it; null begins anew
   * @throws Error when the engine cannot read the form
   */
  static async open(xml: string, instance: string | null, language: Language): Promise<FilledForm> {
    const { loadForm } = await engine();
    const form = await loadForm(xml);
    if (form.status === 'failure') throw form.error;
    const made =
      instance === null ? form.createInstance() : await form.restoreInstance({ data: [dataOf(instance)] });
    const filled = new FilledForm(made.root);
    filled.speak(language);
    return filled;
  }

  /** In this language, if the form has it. */
  speak(language: Language): void {
    const named = this.root.languages.filter((each): each is FormLanguage => !each.isSyntheticDefault);
    const found = named.find(
      ({ locale, language: name }) =>
        locale?.language === language || new RegExp(`\\(${language}\\)`).test(name) || name === language,
    );
    if (found) this.root.setLanguage(found);
  }

  questions(): Question[] {
    return questionsOf(this.root);
  }

  paths(): string[] {
    return pathsOf(this.root);
  }

  answers(): Record<string, unknown> {
    return answersOf(this.root);
  }

  /** Everything as it stands, to go on with later. */
  instance(): string {
    return this.root.instanceState.instanceXML;
  }

  /** @param value text, or the choices made; none empties the answer */
  answer(key: string, value: readonly string[]): void {
    const node = this.#node(key);
    const [text = ''] = value;
    switch (node.nodeType) {
      case 'select':
        node.selectValues(value);
        return;
      case 'trigger':
        node.setValue(value.length > 0);
        return;
      case 'input':
      case 'range':
        node.setValue(text);
        return;
      default:
        throw new Error(`${node.currentState.reference} takes no answer`);
    }
  }

  /**
   * Begins with what was answered before: by path, as the service keeps it, choices of several with blanks between. What the
   * form skips, calculates or does not know is left to the form.
   */
  take(answers: Readonly<Record<string, string>>): void {
    for (let grown = true; grown;) grown = this.#grow(Object.keys(answers));
    for (const node of everyNode(this.root)) {
      const value = answers[plain(node)];
      const { relevant, readonly } = node.currentState;
      if (value === undefined || !relevant || readonly || !TAKES.includes(node.nodeType)) continue;
      const several = node.nodeType === 'select' && node.selectType === 'select';
      this.answer(node.nodeId, several ? value.split(' ') : [value]);
    }
  }

  /** One more of what repeats, or one less. */
  repeat(key: string, by: 1 | -1): void {
    const node = this.#node(key);
    if (node.nodeType !== 'repeat-range:uncontrolled') throw new Error(`${key} does not repeat`);
    const count = childrenOf(node).length;
    if (by === 1) node.addInstances();
    else if (count > 0) node.removeInstances(count - 1);
  }

  /** Makes room for what repeats; whether any was missing. */
  #grow(paths: readonly string[]): boolean {
    const missing = everyNode(this.root).find(
      (node) =>
        node.nodeType === 'repeat-range:uncontrolled' &&
        timesOf(plain(node), paths) > childrenOf(node).length,
    );
    if (missing) this.repeat(missing.nodeId, 1);
    return missing !== undefined;
  }

  #node(key: string): FormNode {
    const found = everyNode(this.root).find(({ nodeId }) => nodeId === key);
    if (!found) throw new Error(`the form has no question ${key}`);
    return found;
  }
}

/** Kinds of nodes that take an answer. */
const TAKES = ['select', 'trigger', 'input', 'range'];

/** The path of a node as answers have it: the first of what repeats has no number. */
const plain = (node: FormNode): string => node.currentState.reference.replaceAll('[1]', '');

/** How often something repeats in these answers. */
function timesOf(path: string, paths: readonly string[]): number {
  const numbers = paths.flatMap((each) => {
    if (each.startsWith(`${path}/`)) return [1];
    return each.startsWith(`${path}[`) ? [Number.parseInt(each.slice(path.length + 1), 10)] : [];
  });
  return Math.max(0, ...numbers);
}

function dataOf(instance: string): InstanceData {
  const data = new FormData();
  data.set(FILE, new File([instance], FILE, { type: 'text/xml' }));
  return data as InstanceData;
}
