const MENTION = /\bADR[ -](\d{1,4})\b/g;
const RECORD = /^docs\/adr\/(\d{4})-[a-z0-9-]+\.md$/;

/** Numbers of the decisions that a text mentions, as four digits. */
export function mentionedDecisions(text: string): string[] {
  return [...text.matchAll(MENTION)].map(([, number = '']) => number.padStart(4, '0'));
}

/** Number of the decision that a file records; undefined when it is no record. */
export function decisionOf(path: string): string | undefined {
  return RECORD.exec(path)?.[1];
}
