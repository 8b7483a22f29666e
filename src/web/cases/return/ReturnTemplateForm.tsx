import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, type Schema } from '../../api/client.ts';
import { Field } from '../../components/Field.tsx';
import { Form } from '../../components/Form.tsx';
import { TextField } from '../../components/TextField.tsx';
import type { TemplateKind } from './return-templates.ts';

interface Props {
  readonly authorityId: number;
  readonly kind: TemplateKind;
  /** Null: a new one. */
  readonly edited: Schema<'ReturnTemplate'> | null;
  readonly onDone: () => Promise<void>;
}

interface Wording {
  readonly text: string;
  readonly field: string;
  readonly source: string;
}

export function ReturnTemplateForm(props: Props): ReactNode {
  const { edited } = props;
  const [wording, setWording] = useState<Wording>(wordingOf(edited));
  const save = useSaving(props, wording, () => setWording(wordingOf(null)));
  const title = edited === null ? '添加模板' : '修改模板';
  return (
    <section className="panel">
      <h2>{title}</h2>
      <Form name="template" problem={save.error} onSubmit={() => save.mutate()} className="narrow-form">
        <WordingFields wording={wording} onChange={setWording} />
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {title}
        </Button>
      </Form>
    </section>
  );
}

function wordingOf(template: Props['edited']): Wording {
  return { text: template?.text ?? '', field: template?.field ?? '', source: template?.source ?? '' };
}

function useSaving({ authorityId, kind, edited, onDone }: Props, wording: Wording, onEmpty: () => void) {
  const { text, field, source } = wording;
  const body = { text, ...(field !== '' && { field }), ...(source !== '' && { source }) };
  return useMutation({
    mutationFn: async () => {
      if (edited === null)
        await api.POST('/api/v1/organisations/{id}/return-templates', {
          params: { path: { id: authorityId } },
          body: { kind, ...body },
        });
      else
        await api.PUT('/api/v1/return-templates/{id}', {
          params: { path: { id: edited.id } },
          body: { version: edited.version, ...body },
        });
    },
    onSuccess: async () => {
      onEmpty();
      await onDone();
    },
  });
}

interface FieldsProps {
  readonly wording: Wording;
  readonly onChange: (wording: Wording) => void;
}

function WordingFields({ wording, onChange }: FieldsProps): ReactNode {
  return (
    <>
      <Field name="text" label="退回理由" hint="写明缺什么、为什么、怎样补。">
        {({ status: _status, ...control }) => (
          <textarea
            {...control}
            rows={4}
            maxLength={500}
            required
            value={wording.text}
            onChange={({ target }) => onChange({ ...wording, text: target.value })}
          />
        )}
      </Field>
      <TextField
        name="field"
        label="表单字段"
        hint="理由针对哪一项，如 unit.proof；不填：针对整份表单"
        required={false}
        value={wording.field}
        onChange={(field) => onChange({ ...wording, field })}
      />
      <TextField
        name="source"
        label="依据"
        hint="如：备案管理办法第十三条"
        required={false}
        value={wording.source}
        onChange={(source) => onChange({ ...wording, source })}
      />
    </>
  );
}
