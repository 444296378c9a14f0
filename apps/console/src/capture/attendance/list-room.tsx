import type { Desk } from '../desk.js';
import { useItems } from '../use-desk.js';
import { AnswerScreen } from './answer-screen.js';
import { SheetScreen } from './sheet-screen.js';

/** One list: while it is written, or what became of it. */
export function ListRoom({
  desk,
  id,
  onFinished,
}: {
  readonly desk: Desk;
  readonly id: string;
  readonly onFinished: () => void;
}) {
  const list = useItems(desk).find((each) => each.id === id);
  if (list?.kind !== 'list') return null;
  return list.state === 'draft' ? (
    <SheetScreen desk={desk} list={list} onFinished={onFinished} />
  ) : (
    <AnswerScreen desk={desk} list={list} />
  );
}
