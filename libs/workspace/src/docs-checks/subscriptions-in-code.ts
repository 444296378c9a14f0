import ts from 'typescript';

/** A handler as the code declares it: its consumer name and the names of the contracts it reacts to. */
export interface DeclaredConsumer {
  readonly consumer: string;
  readonly contracts: readonly string[];
}

/** The handlers declared with `@OnEvent` in a file. @throws Error when a declaration is not written out plainly */
export function declaredConsumers(path: string, text: string): DeclaredConsumer[] {
  const found: DeclaredConsumer[] = [];
  visit(parse(path, text), (node) => {
    if (!ts.isDecorator(node) || !isCall(node.expression, 'OnEvent')) return;
    const [contracts, options] = node.expression.arguments;
    const names = contracts && identifiers(contracts);
    const consumer = options && property(options, 'consumer');
    if (!names || !consumer || !ts.isStringLiteral(consumer)) {
      throw new Error(`${path}: write @OnEvent(Contract or [Contract, …], { consumer: '…' }) out in full`);
    }
    found.push({ consumer: consumer.text, contracts: names });
  });
  return found;
}

/**
 * What a module says it produces: the name of a list of contracts, or nothing at all.
 * @throws Error when there is no `MessagingModule.forRoot({ … produces: list … })`
 */
export function producedList(path: string, text: string): string | undefined {
  let produces: ts.Expression | undefined;
  visit(parse(path, text), (node) => {
    if (!ts.isCallExpression(node) || node.expression.getText() !== 'MessagingModule.forRoot') return;
    const [declaration] = node.arguments;
    produces = declaration && property(declaration, 'produces');
  });
  if (produces && ts.isIdentifier(produces)) return produces.text;
  if (produces && ts.isArrayLiteralExpression(produces) && produces.elements.length === 0) return undefined;
  throw new Error(
    `${path}: expected MessagingModule.forRoot({ produces: <list of a contracts package or []> })`,
  );
}

function parse(path: string, text: string): ts.SourceFile {
  return ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
}

function visit(node: ts.Node, seen: (node: ts.Node) => void): void {
  seen(node);
  ts.forEachChild(node, (child) => visit(child, seen));
}

function isCall(node: ts.Expression, name: string): node is ts.CallExpression {
  return ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === name;
}

function identifiers(node: ts.Expression): string[] | undefined {
  const elements = ts.isArrayLiteralExpression(node) ? [...node.elements] : [node];
  return elements.every(ts.isIdentifier) ? elements.map((element) => element.getText()) : undefined;
}

function property(node: ts.Expression, name: string): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const found = node.properties.find((one) => one.name?.getText() === name);
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}
