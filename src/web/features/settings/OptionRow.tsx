import { Button } from 'antd';
import Input from 'antd/es/input/Input';
import { type ReactNode, useId } from 'react';
import { APP_AUDIENCES, FUNCTION_TYPES } from '../../../policy/option-lists.ts';
import { ManyField } from '../../components/ManyField.tsx';
import type { AnyOption } from './any-option.ts';

interface Props {
  readonly option: AnyOption;
  readonly place: number;
  readonly onChange: (option: AnyOption) => void;
  readonly onRaise: () => void;
  readonly onRemove: () => void;
}

export function OptionRow({ option, place, onChange, onRaise, onRemove }: Props): ReactNode {
  const { code, label, retired = false } = option;
  const which = `第 ${place + 1} 项`;
  return (
    <>
      <div className="option">
        <Input
          aria-label={`${which}的名称`}
          placeholder="名称"
          value={label}
          onChange={({ target }) => onChange({ ...option, label: target.value })}
        />
        <Input
          aria-label={`${which}的代码`}
          placeholder="代码，如 home-school"
          value={code}
          onChange={({ target }) => onChange({ ...option, code: target.value })}
        />
        <label>
          <input
            type="checkbox"
            checked={retired}
            onChange={({ target }) => onChange({ ...option, retired: target.checked })}
          />{' '}
          停用
        </label>
        <Button size="small" aria-label={`上移${which}`} disabled={place === 0} onClick={onRaise}>
          上移
        </Button>
        <Button size="small" aria-label={`删除${which}`} onClick={onRemove}>
          删除
        </Button>
      </div>
      <Details option={option} which={which} onChange={onChange} />
    </>
  );
}

interface DetailsProps extends Pick<Props, 'option' | 'onChange'> {
  readonly which: string;
}

/** What contents and permissions have besides a name. */
function Details({ option, which, onChange }: DetailsProps): ReactNode {
  const { audiences, functionTypes, android, iosUsageKeys } = option;
  const id = useId();
  if (audiences !== undefined && functionTypes !== undefined)
    return (
      <div className="option-details">
        <ManyField
          name={`${id}.audiences`}
          label="服务对象"
          value={audiences}
          options={APP_AUDIENCES}
          onChange={(values) => onChange({ ...option, audiences: values })}
        />
        <ManyField
          name={`${id}.functionTypes`}
          label="功能类型"
          value={functionTypes}
          options={FUNCTION_TYPES}
          onChange={(values) => onChange({ ...option, functionTypes: values })}
        />
      </div>
    );
  if (android === undefined || iosUsageKeys === undefined) return null;
  return (
    <div className="option-details">
      <Names
        label={`${which}的安卓权限`}
        names={android}
        onChange={(names) => onChange({ ...option, android: names })}
      />
      <Names
        label={`${which}的 iOS 用途说明`}
        names={iosUsageKeys}
        onChange={(names) => onChange({ ...option, iosUsageKeys: names })}
      />
    </div>
  );
}

interface NamesProps {
  readonly label: string;
  readonly names: readonly string[];
  readonly onChange: (names: string[]) => void;
}

/** One on each line. */
export function Names({ label, names, onChange }: NamesProps): ReactNode {
  return (
    <label className="names">
      {label}（每行一个）
      <textarea
        rows={Math.max(2, names.length)}
        defaultValue={names.join('\n')}
        onBlur={({ target }) =>
          onChange(
            target.value
              .split('\n')
              .map((line) => line.trim())
              .filter((line) => line !== ''),
          )
        }
      />
    </label>
  );
}
