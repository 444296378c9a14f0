import { DomainError } from '@xaso/kernel';
import { SaxesParser } from 'saxes';

/** An element as forms and submissions are read: names without their prefix, because every client chooses its own. */
export interface XmlElement {
  readonly name: string;
  /**
   * By local name; where `id` and `x:id` stand together the one without a prefix is kept. Declarations other than `xmlns` are
   * left out. Attributes of the namespace `urn:xaso:forms` are kept apart: `ownAttribute` reads them.
   */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The element's own text, CDATA included, the text of its children not. */
  readonly text: string;
}

/** What Xã Số adds to forms, in a namespace of its own: devices and other programs pass over it. */
const OWN_NAMESPACE = 'urn:xaso:forms';
/** Before the local name of an attribute of ours; no name of XML begins so. */
const OWN = `{${OWN_NAMESPACE}}`;

/** Deeper than any form in the field; a document beyond it is an attack or a mistake. */
export const MAX_XML_DEPTH = 64;

const ENCODING = /^\uFEFF?<\?xml[^>]*?encoding\s*=\s*["']([^"']+)["']/;
/** Names that an object of JavaScript has a meaning of its own for; no form uses them. */
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);
/** Characters of what the parser says; it repeats names of the document. */
const MAX_TOLD = 200;
const NO_ATTRIBUTES: ReadonlyMap<string, string> = new Map();

/** Reading is not interrupted by anything else: a document must not keep the process from its other work for long. */
export const MAX_XML_TAGS = 40_000;

function moreThan(tags: number, xml: string): boolean {
  if (xml.length <= tags) return false;
  let found = 0;
  for (let at = xml.indexOf('<'); at >= 0; at = xml.indexOf('<', at + 1)) if (++found > tags) return true;
  return false;
}

/** An element that is still being read. */
interface OpenElement extends XmlElement {
  readonly children: XmlElement[];
  text: string;
}

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
  const encoding = ENCODING.exec(xml)?.[1];
  if (encoding && !/^utf-?8$/i.test(encoding))
    throw malformed(`its encoding is ${encoding}; only UTF-8 is read`);
  return read(xml);
}

/** The parser refuses whatever XML 1.0 does not allow, and knows no entities but the five of XML. */
function read(xml: string): XmlElement {
  const parser = new SaxesParser();
  const open: OpenElement[] = [];
  let written: [name: string, value: string][] = [];
  let root: XmlElement | undefined;
  const ownPrefixes = new Set<string>();
  parser.on('error', ({ message }) => {
    throw malformed(message.slice(0, MAX_TOLD));
  });
  parser.on('attribute', ({ name, value }) => written.push([name, value]));
  parser.on('opentag', ({ name }) => {
    if (open.length === MAX_XML_DEPTH)
      throw refusal('xml-too-deep', `The XML is nested deeper than ${MAX_XML_DEPTH} elements.`);
    const local = localName(name);
    if (FORBIDDEN_NAMES.has(local)) throw malformed(`an element cannot be called ${local}`);
    const element = { name: local, attributes: readAttributes(written, ownPrefixes), children: [], text: '' };
    if (written.length > 0) written = [];
    open.at(-1)?.children.push(element);
    open.push(element);
    root ??= element;
  });
  const text = (written: string): void => {
    const inner = open.at(-1);
    if (inner) inner.text += written;
  };
  parser.on('text', text);
  parser.on('cdata', text);
  parser.on('closetag', () => open.pop());
  parser.write(xml).close();
  if (!root) throw malformed('it must have exactly one root element');
  return root;
}

/** The attribute, trimmed; undefined when it is absent or blank. */
export function attribute(of: XmlElement, name: string): string | undefined {
  return of.attributes.get(name)?.trim() || undefined;
}

/** The same for an attribute of the namespace `urn:xaso:forms`, whatever its prefix. */
export function ownAttribute(of: XmlElement, name: string): string | undefined {
  return attribute(of, OWN + name);
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

/** Prefixes of our namespace hold from where they are declared to the end of the document. */
function readAttributes(
  written: readonly [name: string, value: string][],
  ownPrefixes: Set<string>,
): ReadonlyMap<string, string> {
  if (written.length === 0) return NO_ATTRIBUTES;
  for (const [name, value] of written)
    if (value === OWN_NAMESPACE && name.startsWith('xmlns:')) ownPrefixes.add(localName(name));
  const found = new Map<string, string>();
  for (const [name, value] of written) {
    if (name.startsWith('xmlns:')) continue;
    const local = localName(name);
    if (local !== name && ownPrefixes.has(name.slice(0, name.indexOf(':')))) found.set(OWN + local, value);
    else if (local === name || !found.has(local)) found.set(local, value);
  }
  return found;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function malformed(why: string): DomainError {
  return refusal('xml-malformed', `The XML cannot be read: ${why}.`);
}

function refusal(code: string, message: string): DomainError {
  return new DomainError('invalid', code, message);
}
