import ts from 'typescript';

const ROUTES = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete']);
/** Whoever writes one of these has said what the operation answers. */
const TOLD = /^Api(Ok|Created|Accepted|NoContent|Default|)Response$/;

/** A route of a controller and what its method gives. */
export interface Operation {
  /** `<controller>.<method>`, as in the OpenAPI document. */
  readonly id: string;
  /** The class without `Controller`. */
  readonly controller: string;
  readonly returns: ts.Type;
  /** Of the header that the route sets; without parameters. */
  readonly mediaType: string | undefined;
  /** What is written above the method. */
  readonly description: string;
}

/** The operations of one file; those that say with a decorator what they answer are left out. */
export function operationsOf(program: ts.Program, path: string): Operation[] {
  const file = program.getSourceFile(path);
  if (!file) throw new Error(`${path} is not in the program`);
  const checker = program.getTypeChecker();
  return file.statements
    .filter(ts.isClassDeclaration)
    .filter((each) => has(each, 'Controller') && !has(each, 'ApiExcludeController'))
    .flatMap((each) => methodsOf(checker, each));
}

function methodsOf(checker: ts.TypeChecker, owner: ts.ClassDeclaration): Operation[] {
  const controller = (owner.name?.text ?? '').replace(/Controller$/, '');
  return owner.members
    .filter(ts.isMethodDeclaration)
    .filter((each) => isRoute(each))
    .map((method) => {
      const name = method.name.getText();
      const signature = checker.getSignatureFromDeclaration(method);
      const returned = signature && checker.getReturnTypeOfSignature(signature);
      const returns = returned && checker.getAwaitedType(returned);
      if (!signature || !returns) throw new Error(`${controller}.${name}: what it returns is not known`);
      return {
        id: `${controller.charAt(0).toLowerCase()}${controller.slice(1)}.${name}`,
        controller,
        returns,
        mediaType: mediaTypeOf(checker, method),
        description: ts.displayPartsToString(signature.getDocumentationComment(checker)),
      };
    });
}

function isRoute(method: ts.MethodDeclaration): boolean {
  const names = decoratorsOf(method).map(({ name }) => name);
  return (
    names.some((name) => ROUTES.has(name)) &&
    !names.some((name) => TOLD.test(name) || name === 'ApiExcludeEndpoint')
  );
}

/** `@Header('content-type', …)` where the value is known before anything runs. */
function mediaTypeOf(checker: ts.TypeChecker, method: ts.MethodDeclaration): string | undefined {
  for (const { name, args } of decoratorsOf(method)) {
    if (name !== 'Header') continue;
    const [header, value] = args.map((each) => checker.getTypeAtLocation(each));
    if (!header?.isStringLiteral() || header.value.toLowerCase() !== 'content-type') continue;
    if (value?.isStringLiteral()) return value.value.replace(/;.*$/, '').trim();
  }
  return undefined;
}

function has(node: ts.HasDecorators, name: string): boolean {
  return decoratorsOf(node).some((each) => each.name === name);
}

function decoratorsOf(node: ts.HasDecorators): { name: string; args: readonly ts.Expression[] }[] {
  return (ts.getDecorators(node) ?? []).map(({ expression }) =>
    ts.isCallExpression(expression)
      ? { name: expression.expression.getText(), args: expression.arguments }
      : { name: expression.getText(), args: [] },
  );
}
