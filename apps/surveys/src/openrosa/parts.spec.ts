import { createServer } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { DomainError } from '@xaso/kernel';
import { ProblemError } from '@xaso/platform';
import { MAX_DOCUMENT_BYTES, MAX_PARTS, MAX_SUBMISSION_BYTES } from './limits.js';
import { type SentPart, XML_PART } from './multipart.js';
import { readParts } from './parts.dto.js';

const outcomes: Promise<readonly SentPart[]>[] = [];
const server = createServer((request, response) => {
  const read = new Promise<SentPart[]>((resolve) => resolve(readParts(request)));
  outcomes.push(read);
  const answer = (): void => void response.end('heard');
  read.then(answer, answer);
});
const port = (): number => (server.address() as AddressInfo).port;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** What became of a request; its sender heard the answer. */
async function read(body: string | FormData, type?: string): Promise<readonly SentPart[]> {
  const headers = type === undefined ? {} : { 'content-type': type };
  const heard = await fetch(`http://127.0.0.1:${port()}`, { method: 'POST', body, headers });
  expect(await heard.text()).toBe('heard');
  return outcomes.pop() as Promise<readonly SentPart[]>;
}

const form = (parts: Record<string, string | Blob>): FormData => {
  const data = new FormData();
  for (const [name, part] of Object.entries(parts)) data.set(name, part);
  return data;
};

const refusal = async (reading: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await reading.catch((thrown: unknown) => thrown);
  if (error instanceof ProblemError) return [error.status, error.code];
  return error instanceof DomainError ? [error.kind, error.code] : error;
};

describe('the parts of a body', () => {
  test('come with their names, types and bytes, files and fields alike', async () => {
    const bytes = new Uint8Array(300_000).fill(7);
    const parts = await read(
      form({
        [XML_PART]: new File(['<data>Yên Hòa</data>'], 'phiếu.xml', { type: 'text/xml' }),
        note: 'ghi chú',
        'ảnh.jpg': new File([bytes], 'ảnh.jpg', { type: 'image/jpeg' }),
      }),
    );
    const told = parts.map(({ fieldname, filename, mimetype, content }) => [
      fieldname,
      filename,
      mimetype,
      content.length,
    ]);
    expect(new Set(told)).toEqual(
      new Set([
        [XML_PART, 'phiếu.xml', 'text/xml', Buffer.byteLength('<data>Yên Hòa</data>')],
        ['note', undefined, 'text/plain', Buffer.byteLength('ghi chú')],
        ['ảnh.jpg', 'ảnh.jpg', 'image/jpeg', 300_000],
      ]),
    );
    expect(parts.find(({ filename }) => filename === 'ảnh.jpg')?.content.equals(bytes)).toBe(true);
  });

  test('may be none', async () => {
    expect(await read('--b--\r\n', 'multipart/form-data; boundary=b')).toEqual([]);
  });
});

describe('refusals', () => {
  const unreadable = ['invalid', 'submission-unreadable'];
  const large = [413, 'submission-too-large'];
  const part = (name: string, text: string) =>
    `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
  const file = (text: string) =>
    `--b\r\nContent-Disposition: form-data; name="${XML_PART}"; filename="a.xml"\r\n\r\n${text}`;
  const type = 'multipart/form-data; boundary=b';

  const bodies: Readonly<
    Record<string, readonly [type: string, body: () => string, refused: readonly unknown[]]>
  > = {
    'another content type': ['text/xml', () => '<data/>', [415, 'not-multipart']],
    'no boundary': ['multipart/form-data', () => 'x', unreadable],
    nothing: [type, () => '', unreadable],
    'a part that is cut short': [type, () => part('a', '1').slice(0, 30), unreadable],
    'a file that is cut short': [type, () => file('<data>'), unreadable],
    'parts without an end': [type, () => part('a', '1'), unreadable],
    'too many parts': [type, () => `${part('a', '1').repeat(MAX_PARTS + 1)}--b--`, large],
    'a document over its limit': [
      type,
      () => `${part(XML_PART, 'x'.repeat(MAX_DOCUMENT_BYTES + 1))}--b--`,
      large,
    ],
    'a body over the limit': [type, () => `${part('a', 'x'.repeat(MAX_SUBMISSION_BYTES + 1))}--b--`, large],
  };

  test.each(Object.keys(bodies))('%s', async (what) => {
    const [contentType, body, refused] = bodies[what] ?? ['', () => '', []];
    expect(await refusal(read(body(), contentType))).toEqual(refused);
  });

  test('files that are too large together', async () => {
    const half = new Blob([new Uint8Array(MAX_SUBMISSION_BYTES / 2 + 1)]);
    expect(await refusal(read(form({ a: half, b: half })))).toEqual(large);
  });

  test('a sender who goes away in the middle', async () => {
    const before = outcomes.length;
    const socket = connect(port(), '127.0.0.1');
    socket.write(
      `POST / HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\nContent-Length: 1000\r\n\r\n${part('a', '1')}`,
    );
    await new Promise<void>((resolve) => server.once('request', () => resolve()));
    socket.destroy();
    expect(outcomes).toHaveLength(before + 1);
    expect(await refusal(outcomes.pop() as Promise<unknown>)).toEqual(unreadable);
  });
});
