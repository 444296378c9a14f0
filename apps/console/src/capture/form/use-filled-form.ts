import { useCallback, useEffect, useRef, useState } from 'react';
import type { Desk } from '../desk.js';
import { asksMode, modeOf, submissionOf } from '../queue/capture-facts.js';
import { finished, type FormItem, formOf, type Mode, written } from '../queue/item.js';
import { formKey } from '../store/account-db.js';
import { useSpeech } from '../use-texts.js';
import { FilledForm } from './filled-form.js';
import type { Question } from './question.js';

/** A form while it is on the screen. */
export interface Filling {
  readonly is: 'loading' | 'broken' | 'open';
  readonly questions: readonly Question[];
  /** Null: the form asks by itself. */
  readonly mode: { readonly chosen: Mode | null } | null;
  readonly saved: 'saved' | 'saving' | 'failed';
  readonly answer: (key: string, value: readonly string[]) => void;
  readonly repeat: (key: string, by: 1 | -1) => void;
  readonly chooseMode: (mode: Mode) => void;
  /** Puts it into the queue. */
  readonly finish: () => Promise<void>;
}

/** Opens the form of an item and stores every answer as it is given. */
export function useFilledForm(desk: Desk, item: FormItem): Filling {
  const { language } = useSpeech();
  const form = useRef<FilledForm>(undefined);
  const [is, setIs] = useState<Filling['is']>('loading');
  const [questions, setQuestions] = useState<readonly Question[]>([]);
  const [chosen, setChosen] = useState<Mode | null>(item.mode);
  const [asks, setAsks] = useState(true);
  const [saved, setSaved] = useState<Filling['saved']>('saved');
  const { id, place } = item;
  const given = item.instance === null ? item.correction?.answers : undefined;
  const first = useRef({ instance: item.instance, language, key: formKey(place), given });

  useEffect(() => {
    let gone = false;
    const load = async () => {
      const { instance, language: spoken, key, given: answers } = first.current;
      const cached = await desk.db.forms.get(key);
      if (!cached) throw new Error(`the form ${key} is not on this phone`);
      const opened = await FilledForm.open(cached.xml, instance, spoken);
      if (gone) return;
      if (answers) opened.take(answers);
      form.current = opened;
      setAsks(asksMode(opened.paths()));
      setQuestions(opened.questions());
      setIs('open');
    };
    load().catch(() => !gone && setIs('broken'));
    return () => {
      gone = true;
    };
  }, [desk, id]);

  useEffect(() => {
    form.current?.speak(language);
    if (form.current) setQuestions(form.current.questions());
  }, [language]);

  const keep = useCallback(
    (mode: Mode | null) => {
      const opened = form.current;
      if (!opened) return;
      setQuestions(opened.questions());
      setSaved('saving');
      const instance = opened.instance();
      desk.items
        .update(id, (each) => written(formOf(each), instance, mode, new Date()))
        .then(() => setSaved('saved'))
        .catch(() => setSaved('failed'));
    },
    [desk, id],
  );
  const change = (work: (opened: FilledForm) => void) => {
    if (!form.current) return;
    work(form.current);
    keep(chosen);
  };
  return {
    is,
    questions,
    mode: asks ? null : { chosen },
    saved,
    answer: (key, value) => change((opened) => opened.answer(key, value)),
    repeat: (key, by) => change((opened) => opened.repeat(key, by)),
    chooseMode: (mode) => {
      setChosen(mode);
      keep(mode);
    },
    finish: async () => {
      const opened = form.current;
      if (!opened) return;
      const answers = opened.answers();
      const mode = modeOf(answers) ?? chosen;
      const instance = opened.instance();
      await desk.items.update(id, (kept) => {
        const each = formOf(kept);
        const now = new Date();
        const capturedAt = each.correction ? new Date(each.correction.capturedAt) : now;
        return finished(written(each, instance, mode, now), submissionOf(answers, mode, capturedAt), now);
      });
    },
  };
}
