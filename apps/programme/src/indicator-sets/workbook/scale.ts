import { fold } from '@xaso/admin-units';
import { exactPoints, POINT_DECIMALS, type Scoring, type ScoringRule, type Tier } from '../scoring.js';

/** What the column "Thang điểm" says. */
export interface Scale {
  readonly rule: ScoringRule;
  readonly better: 'up' | 'down';
}

const KEYS: Readonly<Record<string, 'min' | 'max' | 'cap' | 'better'>> = {
  min: 'min',
  tu: 'min',
  max: 'max',
  den: 'max',
  cap: 'cap',
  tran: 'cap',
  chieu: 'better',
  better: 'better',
};

/** A number as people in Viet Nam write it: `80`, `80,5`, `80%`; a point would be read two ways. Undefined for anything else. */
export function numberOf(text: string): number | undefined {
  const match = /^(\d{1,12})(?:,(\d{1,6}))?\s*%?$/.exec(text.trim());
  return match ? Number(`${match[1]}.${match[2] ?? '0'}`) : undefined;
}

/** Reads `từ = 0; đến = 80; trần = 100` or `Cấp trưởng = 10; Không có = 0`; a text that says what is wrong otherwise. */
export function readScale(scoring: Scoring, maxPoints: number, text: string): Scale | string {
  const parts = text
    .split(/[;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  if (scoring === 'tiered') return readTiers(parts, maxPoints);
  if (scoring === 'ratio') return readRatio(parts);
  const settings = readSettings(parts, ['better']);
  if (typeof settings === 'string') return settings;
  return { rule: { scoring }, better: settings.better };
}

function readTiers(parts: readonly string[], maxPoints: number): Scale | string {
  const tiers: Tier[] = [];
  for (const part of parts) {
    const at = part.lastIndexOf('=');
    const label = part.slice(0, Math.max(at, 0)).trim();
    const read = numberOf(part.slice(at + 1));
    if (!label || read === undefined) return `“${part}” không có dạng “tên bậc = điểm”.`;
    const points = exactPoints(read);
    if (points === undefined)
      return `Bậc “${label}” có điểm nhiều hơn ${POINT_DECIMALS} chữ số lẻ; sẽ không ai được đúng điểm đó.`;
    if (points > maxPoints) return `Bậc “${label}” có ${points} điểm, hơn điểm tối đa ${maxPoints}.`;
    if (tiers.some((tier) => fold(tier.label) === fold(label))) return `Bậc “${label}” ghi hai lần.`;
    tiers.push({ label, points });
  }
  if (tiers.length < 2)
    return 'Chấm theo bậc cần ít nhất hai bậc, dạng “tên bậc = điểm”, cách nhau bằng dấu chấm phẩy.';
  return { rule: { scoring: 'tiered', tiers }, better: 'up' };
}

function readRatio(parts: readonly string[]): Scale | string {
  const settings = readSettings(parts, ['min', 'max', 'cap', 'better']);
  if (typeof settings === 'string') return settings;
  const { better } = settings;
  const { min = better === 'up' ? 0 : 100, max = better === 'up' ? 100 : 0, cap = 100 } = settings;
  if (min === max || min < max !== (better === 'up'))
    return better === 'up'
      ? '“từ” phải nhỏ hơn “đến”.'
      : 'Khi càng ít càng tốt, “từ” (không có điểm) phải lớn hơn “đến” (đủ điểm).';
  if (cap <= 0) return '“trần” phải lớn hơn 0.';
  return { rule: { scoring: 'ratio', min, max, cap }, better };
}

interface Settings {
  min?: number;
  max?: number;
  cap?: number;
  better: 'up' | 'down';
}

function readSettings(parts: readonly string[], allowed: readonly string[]): Settings | string {
  const settings: Settings = { better: 'up' };
  const seen = new Set<string>();
  for (const part of parts) {
    const [word = '', value = '', ...more] = part.split('=');
    const key = KEYS[fold(word)];
    if (!key || !allowed.includes(key) || more.length > 0)
      return allowed.includes('min')
        ? `Không hiểu “${part}”. Viết dạng “từ = 0; đến = 100; trần = 100”.`
        : `Không hiểu “${part}”; cách chấm này không cần thang điểm, hãy để trống.`;
    if (seen.has(key)) return `“${word.trim()}” ghi hai lần.`;
    seen.add(key);
    if (key === 'better') {
      const way = { giam: 'down', down: 'down', tang: 'up', up: 'up' }[fold(value)];
      if (way !== 'up' && way !== 'down') return '“chiều” là “tăng” hoặc “giảm”.';
      settings.better = way;
    } else {
      const number = numberOf(value);
      if (number === undefined) return `“${part}” không phải là số.`;
      settings[key] = number;
    }
  }
  return settings;
}
