/**
 * @typedef {object} GlobalUse
 * @property {string} what a name or a chain of two: `fetch`, `Date.now`, `process.env`
 * @property {any} node the use, to report
 */

/**
 * Every use of a global as a value, however it is written: `Date.now`, `globalThis.Date.now`, `Date['now']`,
 * `const { now } = Date`. A variable of the same name that the file declares is not one.
 *
 * @param {import('eslint').SourceCode} sourceCode
 * @returns {GlobalUse[]}
 */
export function globalUses(sourceCode) {
  const scope = sourceCode.scopeManager.globalScope;
  if (!scope) return [];
  const declared = scope.variables.filter((variable) => variable.defs.length === 0);
  return [...scope.through, ...declared.flatMap((variable) => variable.references)]
    .filter((/** @type {any} */ reference) => reference.isValueReference !== false)
    .flatMap((reference) => usesOf(reference.identifier));
}

/**
 * @param {any} identifier
 * @returns {GlobalUse[]}
 */
function usesOf(identifier) {
  const isThis = identifier.name === 'globalThis' && memberOf(identifier) !== undefined;
  const node = isThis ? identifier.parent : identifier;
  const name = isThis ? memberOf(identifier) : identifier.name;
  const member = memberOf(node);
  if (member !== undefined) return [{ what: `${name}.${member}`, node: node.parent }];
  const { parent } = node;
  if (parent.type !== 'VariableDeclarator' || parent.id.type !== 'ObjectPattern')
    return [{ what: name, node }];
  return parent.id.properties.map((/** @type {any} */ property) => ({
    what: `${name}.${property.key?.name ?? '*'}`,
    node: property,
  }));
}

/**
 * The name read from `node`, when it is the object of a member expression.
 *
 * @param {any} node
 * @returns {string | undefined}
 */
function memberOf({ parent, range }) {
  if (parent.type !== 'MemberExpression' || parent.object.range !== range) return undefined;
  return parent.computed ? String(parent.property.value ?? '*') : parent.property.name;
}
