import { Button } from 'antd';
import { type ComponentType, type ReactNode, useState } from 'react';
import { AliasesForm } from './AliasesForm.tsx';
import type { ChangeProps } from './ChangeForm.tsx';
import { CloseForm } from './CloseForm.tsx';
import { CodesForm } from './CodesForm.tsx';
import { MergeForm } from './MergeForm.tsx';
import { MoveForm } from './MoveForm.tsx';
import type { OrganisationDetail, OrganisationKind } from './queries.ts';
import { RenameForm } from './RenameForm.tsx';
import { ReopenForm } from './ReopenForm.tsx';
import { StagesForm } from './StagesForm.tsx';

const FORMS = {
  rename: { title: '更名', Form: RenameForm, isOpen: true },
  aliases: { title: '别名', Form: AliasesForm, isOpen: true },
  stages: { title: '变更学段', Form: StagesForm, isOpen: true, kind: 'school' },
  codes: { title: '补充或更正代码', Form: CodesForm, isOpen: true },
  move: { title: '调整隶属', Form: MoveForm, isOpen: true },
  merge: { title: '并入另一机构', Form: MergeForm, isOpen: true },
  close: { title: '撤销', Form: CloseForm, isOpen: true },
  reopen: { title: '恢复误撤销的机构', Form: ReopenForm, isOpen: false },
} as const satisfies Record<string, Change>;
type ChangeName = keyof typeof FORMS;

interface Change {
  readonly title: string;
  readonly Form: ComponentType<ChangeProps>;
  /** Of organisations that are open, or of those that were closed. */
  readonly isOpen: boolean;
  /** Absent: of every kind. */
  readonly kind?: OrganisationKind;
}

function possibleFor({ open, kind }: OrganisationDetail): ChangeName[] {
  return (Object.keys(FORMS) as ChangeName[]).filter((name) => {
    const change: Change = FORMS[name];
    return change.isOpen === open && (change.kind ?? kind) === kind;
  });
}

/** One change at a time. */
export function Changes({ organisation }: { readonly organisation: OrganisationDetail }): ReactNode {
  const [chosen, setChosen] = useState<ChangeName | null>(null);
  const Form = chosen === null ? null : FORMS[chosen].Form;
  return (
    <section className="panel">
      <h2>变更</h2>
      <div className="buttons">
        {possibleFor(organisation).map((each) => (
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
