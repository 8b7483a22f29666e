import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Dialogue } from '../../components/Dialogue.tsx';
import type { Filing } from './filing-queries.ts';
import { ReturnForm } from './ReturnForm.tsx';
import type { Item } from './VerificationItemRow.tsx';

interface Props {
  readonly filing: Filing;
  readonly items: readonly Item[];
}

/** Back to the provider, with every reason at once. */
export function ReturnFiling({ filing, items }: Props): ReactNode {
  const [isOpen, setOpen] = useState(false);
  if (!filing.availableActions.some(({ action }) => action === 'return')) return null;
  return (
    <>
      <Button onClick={() => setOpen(true)}>退回补充</Button>
      {isOpen && (
        <Dialogue title="退回补充：一次列明全部事项" onCancel={() => setOpen(false)}>
          <ReturnForm filing={filing} items={items} onClose={() => setOpen(false)} />
        </Dialogue>
      )}
    </>
  );
}
