import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useTexts } from './use-texts.js';

/** A page: its heading has the focus once it is there, so that whoever hears the page knows where they are. */
export function Page({
  heading,
  back,
  children,
}: {
  readonly heading: string;
  readonly back?: () => void;
  readonly children: ReactNode;
}) {
  const texts = useTexts();
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo(0, 0);
    top.current?.focus({ preventScroll: true });
  }, [heading]);
  return (
    <main className="page">
      {back && (
        <button type="button" className="plain back" onClick={back}>
          ← {texts.back}
        </button>
      )}
      <h1 ref={top} tabIndex={-1}>
        {heading}
      </h1>
      {children}
    </main>
  );
}

/** Said aloud when it changes. */
export function Notice({ children }: { readonly children: ReactNode }) {
  return (
    <p className="notice" role="status">
      {children}
    </p>
  );
}

/** What went wrong; said at once. */
export function Fault({ id, children }: { readonly id?: string; readonly children: ReactNode }) {
  return (
    <p className="fault" role="alert" id={id}>
      {children}
    </p>
  );
}

/** Asks before something cannot be undone. */
export function Sure({
  question,
  yes,
  onYes,
  onNo,
}: {
  readonly question: string;
  readonly yes: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  const texts = useTexts();
  const box = useRef<HTMLDialogElement>(null);
  const name = useId();
  useEffect(() => {
    const dialog = box.current;
    dialog?.showModal();
    return () => dialog?.close();
  }, []);
  return (
    <dialog ref={box} aria-labelledby={name} onCancel={onNo}>
      <p id={name}>{question}</p>
      <div className="buttons">
        <button type="button" onClick={onNo}>
          {texts.cancel}
        </button>
        <button type="button" className="danger" onClick={onYes}>
          {yes}
        </button>
      </div>
    </dialog>
  );
}
