import ts from 'typescript';
import { Refused } from './tree.js';

/**
 * Puts lines before the one place that an anchor names.
 * @throws Refused when the place is not there, or there twice
 */
export function before(text: string, anchor: string, added: string): string {
  const parts = text.split(anchor);
  if (parts.length !== 2)
    throw new Refused(`"${anchor.trim()}" was expected once and is there ${parts.length - 1} times`);
  return parts.join(added + anchor);
}

/** The same before each place; there must be at least one. @throws Refused */
export function beforeEach(text: string, anchor: string, added: string): string {
  if (!text.includes(anchor)) throw new Refused(`"${anchor.trim()}" was expected and is not there`);
  return text.replaceAll(anchor, added + anchor);
}

/**
 * Adds an element to the list that a variable or property of this name holds: at its end, or before the first element whose
 * text contains `ahead`.
 * @throws Refused when no such list is written out
 */
export function addToList(text: string, name: string, element: string, ahead?: string): string {
  const source = parse(text);
  let list: ts.ArrayLiteralExpression | undefined;
  visit(source, (node) => {
    if (!ts.isVariableDeclaration(node) && !ts.isPropertyAssignment(node)) return;
    const value =
      node.initializer && ts.isAsExpression(node.initializer)
        ? node.initializer.expression
        : node.initializer;
    if (!list && value && ts.isArrayLiteralExpression(value) && node.name.getText(source) === name)
      list = value;
  });
  if (!list) throw new Refused(`a list called ${name} was expected and is not there`);
  const { elements } = list;
  const next = ahead === undefined ? undefined : elements.find((one) => one.getText(source).includes(ahead));
  if (next) return insert(text, next.getStart(source), `${element}, `);
  const last = elements.at(-1);
  return last
    ? insert(text, last.getEnd(), `, ${element}`)
    : insert(text, list.getStart(source) + 1, element);
}

/** Imports a name; `as` is what it is called then: `plans.PlanApproved` where the module is imported whole. */
export function addImport(text: string, name: string, from: string): { text: string; as: string } {
  const source = parse(text);
  const imports = source.statements.filter(ts.isImportDeclaration);
  const clauses = imports.filter((one) => names(one, from)).map(({ importClause }) => importClause);
  for (const clause of clauses) {
    const bindings = clause?.namedBindings;
    if (!bindings || clause.phaseModifier !== undefined) continue;
    if (ts.isNamespaceImport(bindings)) return { text, as: `${bindings.name.text}.${name}` };
    return { text: withName(text, bindings.elements, name), as: name };
  }
  const at = imports.at(-1)?.getEnd() ?? 0;
  const line = `import { ${name} } from '${from}';`;
  return { text: insert(text, at, at === 0 ? `${line}\n\n` : `\n${line}`), as: name };
}

/** Exports what a module gives: by its name where names are listed, else all of it. */
export function addExport(text: string, name: string, from: string): string {
  const source = parse(text);
  const exports = source.statements.filter(ts.isExportDeclaration);
  const there = exports.find((one) => names(one, from));
  if (there?.exportClause && ts.isNamedExports(there.exportClause))
    return withName(text, there.exportClause.elements, name);
  if (there) return text;
  const after = exports.at(-1) ?? source.statements.filter(ts.isImportDeclaration).at(-1);
  const line = `export * from '${from}';`;
  return after
    ? insert(text, after.getEnd(), `\n${ts.isImportDeclaration(after) ? '\n' : ''}${line}`)
    : `${line}\n\n${text}`;
}

/** Every name that the text uses as an identifier. */
export function identifiers(text: string): Set<string> {
  const found = new Set<string>();
  visit(parse(text), (node) => void (ts.isIdentifier(node) && found.add(node.text)));
  return found;
}

/** Whether the language keeps a word for itself, such as `class`. */
export function isKeyword(word: string): boolean {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, true, ts.LanguageVariant.Standard, word);
  return scanner.scan() !== ts.SyntaxKind.Identifier;
}

function withName(
  text: string,
  elements: readonly (ts.ImportSpecifier | ts.ExportSpecifier)[],
  name: string,
): string {
  const last = elements.at(-1);
  if (!last || elements.some((one) => one.name.text === name)) return text;
  return insert(text, last.getEnd(), `, ${name}`);
}

const parse = (text: string) => ts.createSourceFile('edited.ts', text, ts.ScriptTarget.Latest, true);

const insert = (text: string, at: number, added: string) => text.slice(0, at) + added + text.slice(at);

const names = ({ moduleSpecifier: one }: ts.ImportDeclaration | ts.ExportDeclaration, from: string) =>
  one !== undefined && ts.isStringLiteral(one) && one.text === from;

function visit(node: ts.Node, seen: (node: ts.Node) => void): void {
  seen(node);
  ts.forEachChild(node, (child) => visit(child, seen));
}
