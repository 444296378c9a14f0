import ts from 'typescript';

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

function property(node: ts.Expression, name: string): ts.Expression | undefined {
  if (!ts.isObjectLiteralExpression(node)) return undefined;
  const found = node.properties.find((one) => one.name?.getText() === name);
  return found && ts.isPropertyAssignment(found) ? found.initializer : undefined;
}
