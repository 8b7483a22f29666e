import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, type Schema } from '../api/client.ts';
import type { paths } from '../api/schema.generated.ts';
import { Field } from '../components/Field.tsx';
import { Form } from '../components/Form.tsx';
import { TextField } from '../components/TextField.tsx';

type Post = paths['/api/v1/organisations/{id}/return-templates']['post'];
export type TemplateKind = Post['requestBody']['content']['application/json']['kind'];

interface Props {
  readonly authorityId: number;
  readonly kind: TemplateKind;
  /** Null: a new one. */
  readonly edited: Schema<'ReturnTemplate'> | null;
  readonly onDone: () => Promise<void>;
}

export function ReturnTemplateForm({ authorityId, kind, edited, onDone }: Props): ReactNode {
  const [text, setText] = useState(edited?.text ?? '');
  const [field, setField] = useState(edited?.field ?? '');
  const [source, setSource] = useState(edited?.source ?? '');
  const save = useMutation({
    mutationFn: async () => {
      const wording = { text, ...(field !== '' && { field }), ...(source !== '' && { source }) };
      if (edited === null)
        await api.POST('/api/v1/organisations/{id}/return-templates', {
          params: { path: { id: authorityId } },
          body: { kind, ...wording },
        });
      else
        await api.PUT('/api/v1/return-templates/{id}', {
          params: { path: { id: edited.id } },
          body: { version: edited.version, ...wording },
        });
    },
    onSuccess: async () => {
      setText('');
      setField('');
      setSource('');
      await onDone();
    },
  });
  return (
    <section className="panel">
      <h2>{edited === null ? '添加模板' : '修改模板'}</h2>
      <Form name="template" problem={save.error} onSubmit={() => save.mutate()} className="narrow-form">
        <Field name="text" label="退回理由" hint="写明缺什么、为什么、怎样补。">
          {({ status: _status, ...control }) => (
            <textarea
              {...control}
              rows={4}
              maxLength={500}
              required
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
        </Field>
        <TextField
          name="field"
          label="表单字段"
          hint="理由针对哪一项，如 unit.proof；不填：针对整份表单"
          required={false}
          value={field}
          onChange={setField}
        />
        <TextField
          name="source"
          label="依据"
          hint="如：备案管理办法第十三条"
          required={false}
          value={source}
          onChange={setSource}
        />
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {edited === null ? '添加模板' : '保存修改'}
        </Button>
      </Form>
    </section>
  );
}
