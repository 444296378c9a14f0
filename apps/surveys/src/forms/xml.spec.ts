import { describe, expect, test } from '@jest/globals';
import { DomainError } from '@xaso/kernel';
import { MAX_XML_DEPTH, attribute, child, childrenNamed, escapeXml, parseXml } from './xml.js';

describe('reading', () => {
  test('names lose their prefix, values stay text, Vietnamese stays Vietnamese', () => {
    const root = parseXml(
      `<?xml version="1.0" encoding="UTF-8"?><!-- phiếu --><o:phiếu xmlns:o="urn:o" xmlns="urn:d" o:id="b" id="a">
        <o:Số>007</o:Số><x>  Yên Hòa &amp; Vi Hương &lt;1&gt; &#x1EA1;&#7841; </x><y/></o:phiếu>`,
    );
    expect(root.name).toBe('phiếu');
    expect([...root.attributes]).toEqual([
      ['xmlns', 'urn:d'],
      ['id', 'a'],
    ]);
    expect(child(root, 'Số')?.text).toBe('007');
    expect(child(root, 'x')?.text).toBe('  Yên Hòa & Vi Hương <1> ạạ ');
    expect(childrenNamed(root, 'y')).toHaveLength(1);
    expect(attribute(root, 'version')).toBeUndefined();
  });

  test('CDATA is taken word for word, text around comments is joined', () => {
    expect(parseXml('<a>1<!-- 2 -->3<![CDATA[<b>&amp;]]>4</a>').text).toBe('13<b>&amp;4');
  });

  test('an attribute holds entities and line breaks as XML says', () => {
    expect(parseXml(`<a t="x &gt; 1 and\n'y' &quot;z&quot;"/>`).attributes.get('t')).toBe(
      `x > 1 and 'y' "z"`,
    );
  });

  test('element names that JavaScript knows are only names', () => {
    const root = parseXml('<data><toString>1</toString><valueOf>2</valueOf></data>');
    expect(root.children.map(({ name, text }) => [name, text])).toEqual([
      ['toString', '1'],
      ['valueOf', '2'],
    ]);
  });

  test('a byte order mark, processing instructions and white space around the root are no harm', () => {
    expect(parseXml('\uFEFF<?xml version="1.0"?>\n<?pi x?>\n<a>1</a>\n<!-- end -->\n').text).toBe('1');
  });

  test('what is escaped is read back', () => {
    const text = `<&>"'\r\n ]]> Đông Lộc \u{1F600}`;
    expect(parseXml(`<a b="${escapeXml('<&>"')}">${escapeXml(text)}</a>`).text).toBe(text);
  });
});

describe('refusals', () => {
  test.each([
    ['nothing', ''],
    ['no XML', 'formId=CQS'],
    ['JSON', '{"formId":"CQS"}'],
    ['an unclosed element', '<data><a></data>'],
    ['a cut-off document', '<data id="CQS"><a>1</a'],
    ['an unclosed root', '<data><a>1</a>'],
    ['an unclosed comment', '<data><!-- </data>'],
    ['an unclosed CDATA', '<data><![CDATA[ </data>'],
    ['two roots', '<a></a><b></b>'],
    ['two empty roots', '<a/><b/>'],
    ['text before the root', 'x<a/>'],
    ['text after the root', '<a/>x'],
    ['an attribute without quotes', '<a b=c/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['a bare < in an attribute', '<a b="<"/>'],
    ['a bare ampersand', '<a>Tôm & cá</a>'],
    ['a bare ampersand in an attribute', '<a b="Tôm & cá"/>'],
    ['an unknown entity', '<a>&nbsp;</a>'],
    ['an entity that JavaScript objects have', '<a>&constructor;</a>'],
    ['a character that XML forbids', '<a>\u0000</a>'],
    ['a reference to such a character', '<a>&#0;</a>'],
    ['a reference beyond Unicode', '<a>&#x110000;</a>'],
    ['another encoding', '<?xml version="1.0" encoding="windows-1258"?><a/>'],
    ['a name that would reach a prototype', '<data><__proto__>1</__proto__></data>'],
  ])('%s', (_, xml) => {
    expect(refused(xml)).toEqual(['invalid', 'xml-malformed']);
  });

  test('an entity-expansion bomb is refused before it is parsed', () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
      { length: 9 },
      (_, level) => `<!ENTITY lol${level + 1} "${`&lol${level || ''};`.repeat(10)}">`,
    ).join('')}]><data id="CQS">&lol9;</data>`;
    expect(refused(bomb)).toEqual(['invalid', 'xml-doctype']);
  });

  test.each([
    '<!DOCTYPE data SYSTEM "file:///etc/passwd"><data/>',
    '<!doctype data><data/>',
    '<data><!ENTITY x "y"></data>',
  ])('a document type or entity declaration: %s', (xml) => {
    expect(refused(xml)).toEqual(['invalid', 'xml-doctype']);
  });

  test('depth ends at the limit, and a very deep document ends in a refusal as well', () => {
    const nested = (depth: number): string => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;
    expect(parseXml(nested(MAX_XML_DEPTH)).name).toBe('a');
    expect(refused(nested(MAX_XML_DEPTH + 2))).toEqual(['invalid', 'xml-too-deep']);
    expect(refused(nested(20_000))).toEqual(['invalid', 'xml-too-deep']);
  });
});

function refused(xml: string): [string, string] | undefined {
  try {
    parseXml(xml);
    return undefined;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return [error.kind, error.code];
  }
}
