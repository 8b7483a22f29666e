import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import {
  actionsOf,
  KEY_SCOPE_NAMES,
  KEY_SCOPES,
  type KeyScopeName,
} from '../../../policy/access/key-scopes.ts';
import { api, dataOf } from '../../api/client.ts';
import { type Me, mayDo, useMe } from '../../api/me.ts';
import { Form } from '../../components/Form.tsx';
import { ManyField } from '../../components/ManyField.tsx';
import { TextField } from '../../components/TextField.tsx';

interface Props {
  readonly organisationId: number;
  readonly onMade: (key: string) => unknown;
}

/** Only scopes are offered that the own role can use. */
export function NewApiKey({ organisationId, onMade }: Props): ReactNode {
  const offered = scopesFor(useMe());
  const [name, setName] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [scopes, setScopes] = useState<KeyScopeName[]>([]);
  const make = useNewKey(organisationId, (key) => {
    setScopes([]);
    return onMade(key);
  });
  return (
    <section className="panel">
      <h2>申请密钥</h2>
      <Form
        name="key"
        problem={make.error}
        onSubmit={() => make.mutate({ name, scopes, expiresOn })}
        className="narrow-form"
      >
        <TextField name="name" label="名称" hint="哪个程序用，如：教务系统" value={name} onChange={setName} />
        <ManyField name="scopes" label="用途" value={scopes} options={offered} onChange={setScopes} />
        <TextField
          name="expiresOn"
          label="有效期至"
          hint="最长一年"
          type="date"
          value={expiresOn}
          onChange={setExpiresOn}
        />
        <Button type="primary" htmlType="submit" loading={make.isPending}>
          申请密钥
        </Button>
      </Form>
    </section>
  );
}

function scopesFor(me: Me): { readonly [scope in KeyScopeName]?: string } {
  const offered = KEY_SCOPE_NAMES.filter((scope) => actionsOf([scope]).every((action) => mayDo(me, action)));
  return Object.fromEntries(offered.map((scope) => [scope, KEY_SCOPES[scope].title]));
}

interface NewKey {
  readonly name: string;
  readonly scopes: KeyScopeName[];
  readonly expiresOn: string;
}

function useNewKey(organisationId: number, onMade: Props['onMade']) {
  return useMutation({
    mutationFn: (body: NewKey) =>
      dataOf(
        api.POST('/api/v1/organisations/{id}/api-keys', {
          params: { path: { id: organisationId } },
          body,
        }),
      ),
    onSuccess: ({ key }) => onMade(key),
  });
}
