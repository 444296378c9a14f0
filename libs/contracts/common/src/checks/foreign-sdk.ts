import { isDeepStrictEqual } from 'node:util';
import { CloudEvent, Kafka, type KafkaMessage } from 'cloudevents';
import { decodeRecord, type KafkaRecord, UndecodableRecord } from '../cloud-events.js';
import { type GoldenSample, sampleRecord } from './golden-samples.js';

/**
 * The SDK of the CloudEvents project stands for readers and writers in other systems: it must read what we write, and we
 * what it writes, in binary and in structured mode. Empty when both understand the sample alike.
 */
export function foreignSdkFaults(sample: GoldenSample): string[] {
  const written = (['binary', 'structured'] as const).flatMap((mode) => {
    const theirs = attempt(() => decodeRecord(asKafkaRecord(Kafka[mode]<unknown>(eventOf(sample)))));
    const ours = attempt(() => decodeRecord(sampleRecord(sample)));
    return isDeepStrictEqual(theirs, ours)
      ? []
      : [`what the CloudEvents SDK writes in ${mode} mode reads as ${JSON.stringify(theirs)}`];
  });
  return [...readFaults(sample), ...written];
}

/** What the SDK hands to a Kafka client: that turns text into bytes and leaves out what is none. */
export function asKafkaRecord(message: KafkaMessage): KafkaRecord {
  const text = typeof message.value === 'string' ? message.value : JSON.stringify(message.value);
  const headers = Object.entries(message.headers as Readonly<Record<string, unknown>>).flatMap(
    ([name, value]) => (typeof value === 'string' ? [[name, Buffer.from(value)] as const] : []),
  );
  return { key: message.key ?? null, value: Buffer.from(text), headers: Object.fromEntries(headers) };
}

function eventOf({ key, headers, value }: GoldenSample): CloudEvent<unknown> {
  const { ce_id: id = '', ce_source: source = '', ce_type: type = '', traceparent } = headers;
  const attributes = { id, source, type, datacontenttype: 'application/json', partitionkey: key };
  return new CloudEvent({ ...attributes, data: value, ...(traceparent ? { traceparent } : {}) }, false);
}

function readFaults(sample: GoldenSample): string[] {
  const { value } = sampleRecord(sample);
  const message = { key: sample.key, value, body: value, headers: { ...sample.headers } } as KafkaMessage;
  const read = attempt(() => {
    const event = Kafka.toEvent<unknown>(message) as CloudEvent<unknown>;
    event.validate();
    const { specversion, id, source, type, datacontenttype, partitionkey, data } = event;
    return { specversion, id, source, type, datacontenttype, partitionkey, data };
  });
  const expected = {
    specversion: '1.0',
    id: sample.headers['ce_id'],
    source: sample.headers['ce_source'],
    type: sample.headers['ce_type'],
    datacontenttype: 'application/json',
    partitionkey: sample.key,
    data: sample.value,
  };
  return isDeepStrictEqual(read, expected) ? [] : [`the CloudEvents SDK reads it as ${JSON.stringify(read)}`];
}

/** The SDK throws plain TypeErrors for what it does not like; its words are the fault. */
function attempt<T>(work: () => T): T | string {
  try {
    return work();
  } catch (error) {
    if (
      error instanceof UndecodableRecord ||
      error instanceof TypeError ||
      (error as Error).name === 'ValidationError'
    )
      return (error as Error).message;
    throw error;
  }
}
