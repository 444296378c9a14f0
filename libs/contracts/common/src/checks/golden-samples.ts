import { readdirSync, readFileSync } from 'node:fs';
import type { KafkaRecord } from '../cloud-events.js';
import { schemaId } from '../event-contract.js';

/** One record of a topic as it stands on Kafka, kept as an example that every reader must understand for good. */
export interface GoldenSample {
  /** File name without `.json`: `<type>.<case>`. */
  readonly name: string;
  /** The release it was frozen in; `current` for those that may still change. */
  readonly release: string;
  readonly topic: string;
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The payload. On Kafka it is this JSON, in UTF-8. */
  readonly value: Readonly<Record<string, unknown>>;
}

/** The sample as a consumer meets it. */
export function sampleRecord(sample: GoldenSample): KafkaRecord {
  return { key: sample.key, headers: sample.headers, value: Buffer.from(JSON.stringify(sample.value)) };
}

/** The type of the fact; empty when the sample names none. */
export const sampleType = (sample: GoldenSample): string => sample.headers['ce_type'] ?? '';

/** Which schema it is a sample of: type and major version. */
export const sampleSchemaId = (sample: GoldenSample): string => schemaId(sampleType(sample), sample.topic);

const FIELDS = ['topic', 'key', 'headers', 'value'];

/** The samples of a folder, in the order of their names. @throws SyntaxError naming the file that is none. */
export function readSamples(folder: URL, release: string): GoldenSample[] {
  return jsonFiles(folder).map((file) => {
    const content = readJson(new URL(file, folder));
    if (Object.keys(content).join() !== FIELDS.join())
      throw new SyntaxError(`${file}: a sample has ${FIELDS.join(', ')}, in this order, and nothing else`);
    return {
      name: file.slice(0, -'.json'.length),
      release,
      ...(content as Pick<GoldenSample, 'topic' | 'key' | 'headers' | 'value'>),
    };
  });
}

/** Names of the JSON files of a folder, sorted; none when there is no such folder. */
export function jsonFiles(folder: URL): string[] {
  try {
    return readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** @throws SyntaxError naming the file */
export function readJson(file: URL): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw new SyntaxError(`${file.pathname}: ${error.message}`);
  }
}
