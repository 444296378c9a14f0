import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import type { FilledTemplate } from './questionnaire.js';

/** One round of sending, as the bench orders it. */
export interface Order {
  /** `http://host:port` of the service. */
  readonly origin: string;
  /** `/key/<token>/submission`, one for each device; the phones share them out. */
  readonly paths: readonly string[];
  readonly template: FilledTemplate;
  readonly phones: number;
  readonly milliseconds: number;
}

/** What came of it. */
export interface Sent {
  readonly accepted: number;
  /** From the first request to the last answer. */
  readonly milliseconds: number;
  /** Of each submission. */
  readonly latencies: readonly number[];
  /** Microseconds of processor time that sending cost this process. */
  readonly cpu: number;
}

/** What the process answers an order with. */
export type Report = { readonly sent: Sent } | { readonly failed: string };

const BOUNDARY = '7b0f9d0c-91a4-4c5b-8f0e-2d6a3a6c1f57';
const HEADERS = {
  'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
  'x-openrosa-version': '1.0',
  'user-agent': 'org.odk.collect.android/v2026.1',
};
const MINUTES = 60_000;
const LOCAL_MS = 7 * 60 * MINUTES;

/** A process of its own, so that what the phones cost is seen apart from the service. It sends whatever it is told to. */
process.on('message', (order: Order) => {
  send(order).then(
    (sent) => process.send?.({ sent } satisfies Report),
    (error: unknown) => process.send?.({ failed: String(error) } satisfies Report),
  );
});

async function send({ origin, paths, template, phones, milliseconds }: Order): Promise<Sent> {
  const pool = new Pool(origin, { connections: phones, pipelining: 1 });
  const latencies: number[] = [];
  const cpu = process.cpuUsage();
  const began = performance.now();
  const until = began + milliseconds;
  const phone = async (index: number): Promise<void> => {
    const path = paths[index % paths.length] as string;
    while (performance.now() < until) {
      const body = submission(template, latencies.length);
      const asked = performance.now();
      const answer = await pool.request({ path, method: 'POST', headers: HEADERS, body });
      const said = await answer.body.text();
      if (answer.statusCode !== 201)
        throw new Error(`a submission was answered ${answer.statusCode}: ${said}`);
      latencies.push(performance.now() - asked);
    }
  };
  try {
    await Promise.all(Array.from({ length: phones }, (_none, index) => phone(index)));
  } finally {
    await pool.close();
  }
  const { user, system } = process.cpuUsage(cpu);
  return {
    accepted: latencies.length,
    milliseconds: performance.now() - began,
    latencies,
    cpu: user + system,
  };
}

/** As ODK Collect sends it: one part, named after the file it kept. */
function submission({ pieces, places }: FilledTemplate, count: number): Buffer {
  const end = Date.now() - MINUTES;
  const values = {
    id: `uuid:${randomUUID()}`,
    start: local(end - 20 * MINUTES),
    end: local(end),
    number: String(10 + (count % 90)),
  };
  let xml = pieces[0] ?? '';
  places.forEach((place, index) => (xml += values[place] + (pieces[index + 1] ?? '')));
  return Buffer.from(
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="xml_submission_file"; filename="Bench 250.xml"\r\n` +
      `Content-Type: text/xml; charset=utf-8\r\nContent-Length: ${Buffer.byteLength(xml)}\r\n\r\n${xml}\r\n--${BOUNDARY}--\r\n`,
  );
}

const local = (instant: number): string => new Date(instant + LOCAL_MS).toISOString().replace('Z', '+07:00');
