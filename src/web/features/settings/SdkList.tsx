import { Button } from 'antd';
import Input from 'antd/es/input/Input';
import { type ReactNode, useState } from 'react';
import { SDK_CATEGORIES } from '../../../policy/app-packages/report.ts';
import type { KnownSdk } from '../../../policy/app-packages/sdk-options.ts';
import { Choice } from '../../components/Choice.tsx';
import { Names } from './OptionRow.tsx';

interface Props {
  readonly value: readonly KnownSdk[];
  readonly onChange: (value: readonly KnownSdk[]) => void;
}

const NEW: KnownSdk = { name: '', category: 'other', prefixes: [] };

/** Kits of others that an inspection recognises, found by name; a new one comes first. */
export function SdkList({ value, onChange }: Props): ReactNode {
  const [wanted, setWanted] = useState('');
  const add = (): void => {
    setWanted('');
    onChange([NEW, ...value]);
  };
  const shown = value
    .map((sdk, place) => ({ sdk, place }))
    .filter(({ sdk }) => isMeant(sdk, wanted.trim().toLowerCase()));
  return (
    <>
      <p className="more">
        <Input
          className="find"
          aria-label="按名称或包名前缀查找"
          placeholder="按名称或包名前缀查找"
          value={wanted}
          onChange={({ target }) => setWanted(target.value)}
        />
        <Button onClick={add}>添加组件</Button>
        <output>
          共 {value.length} 个，列出 {shown.length} 个
        </output>
      </p>
      <ol className="option-list">
        {shown.map(({ sdk, place }) => (
          <li key={`${value.length} ${place}`} value={place + 1}>
            <SdkRow
              sdk={sdk}
              which={`第 ${place + 1} 项`}
              onChange={(changed) => onChange(value.with(place, changed))}
              onRemove={() => onChange(value.toSpliced(place, 1))}
            />
          </li>
        ))}
      </ol>
    </>
  );
}

function isMeant({ name, prefixes }: KnownSdk, wanted: string): boolean {
  return wanted === '' || [name, ...prefixes].some((each) => each.toLowerCase().includes(wanted));
}

interface RowProps {
  readonly sdk: KnownSdk;
  readonly which: string;
  readonly onChange: (sdk: KnownSdk) => void;
  readonly onRemove: () => void;
}

function SdkRow({ sdk, which, onChange, onRemove }: RowProps): ReactNode {
  return (
    <>
      <div className="option">
        <Input
          aria-label={`${which}的名称`}
          placeholder="名称"
          defaultValue={sdk.name}
          onBlur={({ target }) => onChange({ ...sdk, name: target.value.trim() })}
        />
        <Choice
          label={`${which}的类别`}
          value={sdk.category}
          options={SDK_CATEGORIES}
          onChange={(category) => onChange({ ...sdk, category: category as KnownSdk['category'] })}
        />
        <Button size="small" aria-label={`删除${which}`} onClick={onRemove}>
          删除
        </Button>
      </div>
      <div className="option-details">
        <Names
          label={`${which}的类包名前缀`}
          names={sdk.prefixes}
          onChange={(prefixes) => onChange({ ...sdk, prefixes })}
        />
      </div>
    </>
  );
}
