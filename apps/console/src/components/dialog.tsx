import { Modal, type ModalProps } from '@mantine/core';
import type { ReactNode } from 'react';
import { common } from '../i18n/common.texts.js';
import styles from './dialog.module.css';

export interface DialogProps {
  readonly opened?: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly size?: ModalProps['size'];
  /** What the button in the corner says; it closes the dialog. */
  readonly closeLabel?: string;
  /** True: over any other dialog that is open. */
  readonly above?: boolean;
  readonly children: ReactNode;
}

/** A dialog over the page: keeps the focus, gives it back, closes with Escape. Its heading is no banner of the page. */
export function Dialog(props: DialogProps) {
  const { opened = true, title, onClose, size = 'md', closeLabel, above = false, children } = props;
  const say = common.use();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} zIndex={above ? 400 : 200}>
      <Modal.Overlay />
      <Modal.Content>
        <div className={styles['head']}>
          <Modal.Title className={styles['title'] ?? ''}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={closeLabel ?? say('close')} size={44} iconSize={22} />
        </div>
        <Modal.Body className={styles['body'] ?? ''}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
