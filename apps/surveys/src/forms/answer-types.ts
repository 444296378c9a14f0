import type { AnswerType } from './form-definition.js';

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):?[0-5]\d)?$/;
const NUMBER = String.raw`[+-]?(\d+(\.\d*)?|\.\d+)`;
const DECIMAL = new RegExp(`^${NUMBER}([eE][+-]?\\d+)?$`);
const POINT = new RegExp(`^${NUMBER}( ${NUMBER}){1,3}$`);
/** What a device in the field means by a time without a zone: Viet Nam has had one zone and no summer time throughout. */
const LOCAL_ZONE = '+07:00';

/** Whether text from a submission is a value of the type; choices are not looked at. */
export function fitsType(type: AnswerType, text: string): boolean {
  switch (type) {
    case 'int':
      return /^[+-]?\d+$/.test(text) && Number.isSafeInteger(Number(text));
    case 'decimal':
      return DECIMAL.test(text) && Number.isFinite(Number(text));
    case 'boolean':
      return /^(true|false|1|0)$/.test(text);
    case 'date':
      return isDate(text);
    case 'time':
      return TIME.test(text);
    case 'dateTime':
      return parseInstant(text) !== undefined;
    case 'geopoint':
      return isPoint(text);
    case 'geotrace':
    case 'geoshape':
      return text.replace(/;\s*$/, '').split(/;\s*/).every(isPoint);
    case 'trigger':
      return text === 'OK';
    case 'select1':
      return !/\s/.test(text);
    case 'select':
    case 'rank':
    case 'string':
    case 'barcode':
    case 'binary':
      return true;
  }
}

/** Reads an ISO 8601 date and time as devices write them; undefined when it is none. */
export function parseInstant(text: string): Date | undefined {
  const [date = '', time = '', ...rest] = text.split('T');
  if (rest.length > 0 || !isDate(date) || !TIME.test(time)) return undefined;
  const zone = /(Z|[+-]\d{2}:?\d{2})$/.exec(time)?.[1];
  const clock = zone === undefined ? time : time.slice(0, -zone.length);
  const offset = zone?.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2') ?? LOCAL_ZONE;
  const instant = new Date(`${date}T${clock}${offset}`);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** The time as a phone in Viet Nam writes it, e.g. `2022-03-15T08:30:00.000+07:00`. */
export function formatInstant(instant: Date): string {
  const local = new Date(instant.getTime() + 7 * 3_600_000);
  return local.toISOString().replace('Z', LOCAL_ZONE);
}

function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? [];
  if (!year || !month || !day) return false;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}

function isPoint(text: string): boolean {
  if (!POINT.test(text)) return false;
  const [latitude = Number.NaN, longitude = Number.NaN] = text.split(' ').map(Number);
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
}
