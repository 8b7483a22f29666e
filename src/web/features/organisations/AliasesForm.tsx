import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { EntryField } from '../../components/EntryField.tsx';
import { PARAGRAPH } from '../../components/entry.ts';
import { linesOf } from './aliases.ts';
import { ChangeForm, type ChangeProps } from './ChangeForm.tsx';

export function AliasesForm(props: ChangeProps): ReactNode {
  const { id, aliases } = props.organisation;
  const [text, setText] = useState(() => aliases.join('\n'));
  return (
    <ChangeForm
      {...props}
      name="aliases"
      button="保存别名"
      isUndated
      send={() =>
        api.PUT('/api/v1/organisations/{id}/aliases', {
          params: { path: { id } },
          body: { aliases: linesOf(text) },
        })
      }
    >
      <EntryField
        name="aliases"
        label="别名"
        hint="曾用名、简称等，一行一个。按别名也能查到本机构，导入名册时也能对上。删去一行即不再使用；保存后立即生效。"
        control={PARAGRAPH}
        value={text}
        onChange={(value) => setText(String(value))}
      />
    </ChangeForm>
  );
}
