import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import Input from 'antd/es/input/Input';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { APP_KINDS, FUNCTION_TYPES } from '../../../policy/option-lists.ts';
import { Query } from '../../components/Query.tsx';
import { RecordStatus } from '../../components/RecordStatus.tsx';
import { type RegisterApp, searchQuery } from './queries.ts';

interface Props {
  readonly id?: string;
  /** What choosing one does, as its button says. */
  readonly verb: string;
  readonly isBusy: boolean;
  readonly onChoose: (app: RegisterApp) => void;
}

/** Finds an app in the register by name, provider, initials or number, as one types. */
export function AppSearch({ id = 'app-search', verb, isBusy, onChoose }: Props): ReactNode {
  const [typed, setTyped] = useState('');
  const q = useDeferredValue(typed.trim());
  return (
    <div className="app-search">
      <label htmlFor={id}>查找已备案的应用</label>
      <Input
        id={id}
        type="search"
        placeholder="应用名称、提供者、拼音首字母或备案号"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {q.length < 2 ? (
        <p className="secondary">请至少输入两个字。</p>
      ) : (
        <Found q={q} verb={verb} isBusy={isBusy} onChoose={onChoose} />
      )}
    </div>
  );
}

interface FoundProps extends Omit<Props, 'id'> {
  readonly q: string;
}

function Found({ q, verb, isBusy, onChoose }: FoundProps): ReactNode {
  const found = useQuery(searchQuery(q));
  return (
    <Query
      query={found}
      isEmpty={({ items }) => items.length === 0}
      empty={
        <p>
          备案名录中没有找到“{q}
          ”。没有完成备案的应用不得选用和推荐使用；请核对名称，或请提供者先到省级教育行政部门备案。
        </p>
      }
    >
      {({ items, next }) => (
        <>
          <ul className="rows" aria-label="查到的应用">
            {items.map((app) => (
              <li key={app.id}>
                <AppLine app={app} />
                <Button disabled={isBusy} onClick={() => onChoose(app)} aria-label={`${verb}：${app.name}`}>
                  {verb}
                </Button>
              </li>
            ))}
          </ul>
          {next !== null && <p className="secondary">只列出前 20 个，请多输入几个字。</p>}
        </>
      )}
    </Query>
  );
}

/** Name, verdict, number, provider: whatever tells one app from another. */
export function AppLine({ app }: { readonly app: RegisterApp }): ReactNode {
  const types = app.functionTypes
    .map((type) => FUNCTION_TYPES[type as keyof typeof FUNCTION_TYPES])
    .join('、');
  return (
    <div>
      <strong>{app.name}</strong> <RecordStatus status={app.status} />
      <div className="secondary">
        {[app.number, app.providerName, APP_KINDS[app.kind], types]
          .filter((part) => part !== null && part !== '')
          .join(' · ')}
      </div>
    </div>
  );
}
