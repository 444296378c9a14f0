import type { ParkedDetail, ReadableBytes } from '../parking/parked-detail.js';
import type { ParkedEvent } from '../parking/parking.js';
import { harmless, oneLine, table } from './terminal.js';

/** The list as a table. */
export function listText(events: readonly ParkedEvent[], total: number): string[] {
  if (total === 0) return ['Nothing is parked.'];
  const head = ['PARKED AT', 'CONSUMER', 'KEY', 'EVENT', 'TYPE', 'TRIES', 'ERROR'];
  const rows = events.map((event) => [
    event.parkedAt.toISOString().slice(0, 19) + 'Z',
    event.consumer,
    oneLine(event.key, 40),
    event.eventId,
    oneLine(event.type ?? '–', 40),
    String(event.attempts),
    oneLine(event.error, 80),
  ]);
  const shown = events.length < total ? `the oldest ${events.length} of ${total}` : `${total}`;
  return [
    ...table([head, ...rows]),
    '',
    `Parked: ${shown}. An event with 0 tries is unreadable or stands behind another of its key.`,
  ];
}

/** One event with everything that came from Kafka. */
export function detailText(event: ParkedDetail): string[] {
  const headers = Object.entries(event.headers).flatMap(([name, values]) =>
    values.map((value) => [`  ${oneLine(name, 60)}`, bytesText(value, 300)]),
  );
  return [
    ...table([
      ['consumer', event.consumer],
      ['event', event.eventId],
      ['type', oneLine(event.type ?? '–', 200)],
      ['key', oneLine(event.key, 512)],
      ['record', `${event.topic}/${event.partition} offset ${event.offset}`],
      ['parked at', event.parkedAt.toISOString()],
      ['tries', String(event.attempts)],
      ['error', oneLine(event.error, 2_000)],
    ]),
    'headers',
    ...table(headers),
    'payload',
    event.payload === null ? '  none: a tombstone' : `  ${bytesText(event.payload)}`,
  ];
}

function bytesText({ bytes, text, hex, cut }: ReadableBytes, longest?: number): string {
  const shown = text === undefined ? `not UTF-8, hex ${hex ?? ''}` : harmless(text);
  const fitting = longest === undefined ? shown : oneLine(shown, longest);
  return cut ? `${fitting}… (cut, ${bytes} bytes)` : fitting;
}
