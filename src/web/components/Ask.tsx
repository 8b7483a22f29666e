import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Problem } from '../api/problem.ts';
import { Dialogue } from './Dialogue.tsx';
import { Form } from './Form.tsx';

interface Props {
  readonly name: string;
  /** On the button that opens the dialogue. */
  readonly label: string;
  /** Which of several it is, where the same button stands in each row. */
  readonly about?: string;
  readonly title: string;
  /** What is done on confirmation; a refusal is shown by `problem` and leaves the dialogue open. */
  readonly verb: string;
  readonly isDangerous?: boolean;
  readonly isPrimary?: boolean;
  readonly isDisabled?: boolean;
  readonly problem?: Problem | null;
  readonly isPending?: boolean;
  readonly onConfirm: () => Promise<unknown>;
  readonly children: ReactNode;
}

/** A step that is not taken back: what it means, and only then the step. */
export function Ask({ label, about, isPrimary = false, isDisabled = false, ...asked }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        type={isPrimary ? 'primary' : 'default'}
        danger={asked.isDangerous === true}
        disabled={isDisabled}
        aria-label={about === undefined ? undefined : `${label}：${about}`}
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {isOpen && <Asked {...asked} onClose={() => setOpen(false)} />}
    </>
  );
}

interface AskedProps extends Omit<Props, 'label' | 'about' | 'isPrimary' | 'isDisabled'> {
  readonly onClose: () => void;
}

function Asked({ name, title, verb, onConfirm, onClose, ...asked }: AskedProps): ReactNode {
  const confirm = (): void => void onConfirm().then(onClose, () => undefined);
  return (
    <Dialogue title={title} onCancel={onClose}>
      <Form name={name} problem={asked.problem ?? null} onSubmit={confirm}>
        {asked.children}
        <div className="buttons">
          <Button
            type="primary"
            danger={asked.isDangerous === true}
            htmlType="submit"
            loading={asked.isPending === true}
          >
            {verb}
          </Button>
          <Button onClick={onClose}>取消</Button>
        </div>
      </Form>
    </Dialogue>
  );
}
