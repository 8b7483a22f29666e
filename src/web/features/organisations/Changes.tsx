import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { CloseForm } from './CloseForm.tsx';
import { MergeForm } from './MergeForm.tsx';
import { MoveForm } from './MoveForm.tsx';
import type { OrganisationDetail } from './queries.ts';
import { RenameForm } from './RenameForm.tsx';
import { ReopenForm } from './ReopenForm.tsx';

const FORMS = {
  rename: { title: '更名', Form: RenameForm, isOpen: true },
  move: { title: '调整隶属', Form: MoveForm, isOpen: true },
  merge: { title: '并入另一机构', Form: MergeForm, isOpen: true },
  close: { title: '撤销', Form: CloseForm, isOpen: true },
  reopen: { title: '恢复误撤销的机构', Form: ReopenForm, isOpen: false },
} as const;
type Change = keyof typeof FORMS;

/** One change at a time. */
export function Changes({ organisation }: { readonly organisation: OrganisationDetail }): ReactNode {
  const [chosen, setChosen] = useState<Change | null>(null);
  const possible = (Object.keys(FORMS) as Change[]).filter(
    (each) => FORMS[each].isOpen === organisation.open,
  );
  const Form = chosen === null ? null : FORMS[chosen].Form;
  return (
    <section className="panel">
      <h2>变更</h2>
      <div className="buttons">
        {possible.map((each) => (
          <Button key={each} aria-pressed={each === chosen} onClick={() => setChosen(each)}>
            {FORMS[each].title}
          </Button>
        ))}
      </div>
      {Form !== null && (
        <Form key={organisation.version} organisation={organisation} onDone={() => setChosen(null)} />
      )}
    </section>
  );
}
