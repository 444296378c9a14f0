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

  /** One more of what repeats, or one less. */
  repeat(key: string, by: 1 | -1): void {
    const node = this.#node(key);
    if (node.nodeType !== 'repeat-range:uncontrolled') throw new Error(`${key} does not repeat`);
    const count = childrenOf(node).length;
    if (by === 1) node.addInstances();
    else if (count > 0) node.removeInstances(count - 1);
  }

  #node(key: string): FormNode {
    const found = everyNode(this.root).find(({ nodeId }) => nodeId === key);
    if (!found) throw new Error(`the form has no question ${key}`);
    return found;
  }
}

function dataOf(instance: string): InstanceData {
  const data = new FormData();
  data.set(FILE, new File([instance], FILE, { type: 'text/xml' }));
  return data as InstanceData;
}
