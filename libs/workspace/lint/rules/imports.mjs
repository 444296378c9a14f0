/**
 * @typedef {import('eslint').Rule.RuleListener} RuleListener
 * @typedef {object} ImportSeen
 * @property {string} specifier
 * @property {import('estree').Node} node where to report
 * @property {boolean} typeOnly whether nothing of it is left when the types are gone
 * @property {readonly string[] | undefined} names what is taken from it; undefined: everything
 */

/**
 * Calls `seen` for every way one file can name another: import, export from, import(), import types, require().
 *
 * @param {(imported: ImportSeen) => void} seen
 * @returns {RuleListener}
 */
export function onImports(seen) {
  /** @type {(node: any) => void} */
  const declaration = (node) => {
    if (typeof node.source?.value !== 'string') return;
    const specifiers = node.specifiers ?? [];
    const isType = (/** @type {any} */ one) => one.importKind === 'type' || one.exportKind === 'type';
    seen({
      specifier: node.source.value,
      node: node.source,
      typeOnly: isType(node) || (specifiers.length > 0 && specifiers.every(isType)),
      names: namesOf(node),
    });
  };
  /** @type {(source: any, typeOnly: boolean) => void} */
  const call = (source, typeOnly) => {
    if (typeof source?.value === 'string') {
      seen({ specifier: source.value, node: source, typeOnly, names: undefined });
    }
  };
  return {
    ImportDeclaration: declaration,
    ExportNamedDeclaration: declaration,
    ExportAllDeclaration: declaration,
    ImportExpression: (node) => call(node.source, false),
    TSImportType: (/** @type {any} */ node) => call(node.source ?? node.argument?.literal, true),
    'CallExpression[callee.name="require"]': (/** @type {any} */ node) => call(node.arguments[0], false),
  };
}

/** @param {any} node */
function namesOf(node) {
  if (!node.specifiers) return undefined;
  const names = node.specifiers.map((/** @type {any} */ one) => (one.imported ?? one.local)?.name);
  const whole = node.specifiers.some((/** @type {any} */ one) =>
    ['ImportDefaultSpecifier', 'ImportNamespaceSpecifier'].includes(one.type),
  );
  return whole ? undefined : names;
}
