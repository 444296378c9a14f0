import { DomainError } from '@xaso/kernel';
import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** An element as forms and submissions are read: names without their prefix, because every client chooses its own. */
export interface XmlElement {
  readonly name: string;
  /** By local name; where `id` and `x:id` stand together the one without a prefix is kept. Declarations other than `xmlns` are left out. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The element's own text, CDATA included, the text of its children not. */
  readonly text: string;
}

/** Deeper than any form in the field; a document beyond it is an attack or a mistake. */
export const MAX_XML_DEPTH = 64;

const TEXT = '#text';
const CDATA = '#cdata';
const ATTRIBUTES = ':@';
const NAMED: ReadonlyMap<string, string> = new Map(
  Object.entries({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }),
);
const ILLEGAL = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const ENCODING = /^\uFEFF?<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  ignoreDeclaration: true,
  ignorePiTags: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: false,
  processEntities: false,
  cdataPropName: CDATA,
  maxNestedTags: MAX_XML_DEPTH,
  onDangerousProperty: (name: string) => name,
});

/** Reading is not interrupted by anything else: a document must not keep the process from its other work for long. */
export const MAX_XML_TAGS = 40_000;

function moreThan(tags: number, xml: string): boolean {
  let found = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) if (++found > tags) return true;
  return false;
}

type OrderedNode = Readonly<Record<string, unknown>>;

/**
 * Reads one XML document. A document type or entity declaration is refused before anything is parsed, even inside a
 * comment or CDATA: no form or submission has a use for one, and with it goes every entity-expansion bomb.
 * @throws DomainError `invalid` with `xml-malformed`, `xml-doctype`, `xml-too-large` or `xml-too-deep`
 */
export function parseXml(xml: string): XmlElement {
  if (/<!\s*(?:DOCTYPE|ENTITY)/i.test(xml)) {
    throw refusal(
      'xml-doctype',
      'The XML declares a document type or entities; send the document without them.',
    );
  }
  if (moreThan(MAX_XML_TAGS, xml)) {
    throw refusal(
      'xml-too-large',
      `The XML has more than ${MAX_XML_TAGS} tags; no form or submission needs as many.`,
    );
  }
  const illegal = ILLEGAL.exec(xml);
  if (illegal) throw malformed(`it holds a character that XML forbids at position ${illegal.index}`);
  const encoding = ENCODING.exec(xml)?.[1];
  if (encoding && !/^utf-?8$/i.test(encoding))
    throw malformed(`its encoding is ${encoding}; only UTF-8 is read`);
  const validity = XMLValidator.validate(xml);
  if (validity !== true) throw malformed(`line ${validity.err.line}: ${validity.err.msg}`);
  const top = ordered(xml).map((node) => ({ node, name: tagOf(node) }));
  const roots = top.filter(({ name }) => name !== TEXT && name !== CDATA);
  const root = roots[0];
  if (!root || roots.length > 1) throw malformed('it must have exactly one root element');
  const stray = top.some(
    ({ node, name }) => name === CDATA || (name === TEXT && String(node[TEXT]).trim() !== ''),
  );
  if (stray || xml.slice(xml.lastIndexOf('>') + 1).trim() !== '') {
    throw malformed('text stands outside the root element');
  }
  return element(root.node, root.name);
}

/** The attribute, trimmed; undefined when it is absent or blank. */
export function attribute(of: XmlElement, name: string): string | undefined {
  return of.attributes.get(name)?.trim() || undefined;
}

/** The first child of that name. */
export function child(of: XmlElement | undefined, name: string): XmlElement | undefined {
  return of?.children.find((each) => each.name === name);
}

/** Every child of that name, in document order. */
export function childrenNamed(of: XmlElement | undefined, name: string): readonly XmlElement[] {
  return of?.children.filter((each) => each.name === name) ?? [];
}

/** Text made safe between tags and inside double quotes; a carriage return survives the next reading. */
export function escapeXml(text: string): string {
  const escapes: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    '\r': '&#13;',
  };
  return text.replace(/[&<>"\r]/g, (character) => escapes[character] ?? character);
}

function ordered(xml: string): readonly OrderedNode[] {
  try {
    return parser.parse(xml) as readonly OrderedNode[];
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    if (/nested/i.test(detail)) {
      throw refusal('xml-too-deep', `The XML is nested deeper than ${MAX_XML_DEPTH} elements.`);
    }
    throw malformed(detail);
  }
}

function element(node: OrderedNode, tag: string): XmlElement {
  const children: XmlElement[] = [];
  let text = '';
  for (const inner of node[tag] as readonly OrderedNode[]) {
    const name = tagOf(inner);
    if (name === TEXT) text += decode(String(inner[TEXT]));
    else if (name === CDATA) text += cdata(inner);
    else children.push(element(inner, name));
  }
  return { name: localName(tag), attributes: attributes(node), children, text };
}

function cdata(node: OrderedNode): string {
  return (node[CDATA] as readonly OrderedNode[]).map((part) => String(part[TEXT])).join('');
}

function attributes(node: OrderedNode): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const raw = (node[ATTRIBUTES] ?? {}) as Readonly<Record<string, string>>;
  for (const [name, value] of Object.entries(raw)) {
    if (name.startsWith('xmlns:')) continue;
    if (value.includes('<')) throw malformed(`the attribute ${name} holds a bare "<"`);
    const local = localName(name);
    if (local === name || !found.has(local)) found.set(local, decode(value.replace(/[\t\r\n]/g, ' ')));
  }
  return found;
}

function tagOf(node: OrderedNode): string {
  return Object.keys(node).find((key) => key !== ATTRIBUTES) ?? TEXT;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function decode(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(
    /&(?:#x([0-9A-Fa-f]+)|#([0-9]+)|([A-Za-z]+));|&/g,
    (reference: string, hex?: string, decimal?: string, name?: string) => {
      const point = hex ? Number.parseInt(hex, 16) : decimal ? Number.parseInt(decimal, 10) : undefined;
      const text =
        point === undefined
          ? NAMED.get(name ?? '')
          : point <= 0x10ffff
            ? String.fromCodePoint(point)
            : undefined;
      if (text === undefined || ILLEGAL.test(text))
        throw malformed(`the reference ${reference} is not known`);
      return text;
    },
  );
}

function malformed(why: string): DomainError {
  return refusal('xml-malformed', `The XML cannot be read: ${why}.`);
}

function refusal(code: string, message: string): DomainError {
  return new DomainError('invalid', code, message);
}
