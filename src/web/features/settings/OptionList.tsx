import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { SettingKey } from '../../../policy/settings/settings.ts';
import type { AnyOption } from './any-option.ts';
import { OptionRow } from './OptionRow.tsx';

interface Props {
  readonly settingKey: SettingKey;
  readonly value: unknown;
  readonly onChange: (value: readonly AnyOption[]) => void;
}

const EMPTY: Readonly<Record<string, AnyOption>> = {
  'options.scenes': { code: '', label: '' },
  'options.content': { code: '', label: '', audiences: [], functionTypes: [] },
  'options.permissions': { code: '', label: '', android: [], iosUsageKeys: [] },
};

/** The options in their order. What was chosen in a filing must stay readable, so one is retired rather than removed. */
export function OptionList({ settingKey, value, onChange }: Props): ReactNode {
  const options = value as readonly AnyOption[];
  const replace = (index: number, ...items: readonly AnyOption[]): void =>
    onChange(options.toSpliced(index, 1, ...items));
  const raise = (index: number): void => {
    const [above, option] = [options[index - 1], options[index]];
    if (above !== undefined && option !== undefined) onChange(options.toSpliced(index - 1, 2, option, above));
  };
  return (
    <>
      <ol className="option-list">
        {options.map((option, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- the code is being typed, and nothing else tells an option
          <li key={index}>
            <OptionRow
              option={option}
              place={index}
              onChange={(changed) => replace(index, changed)}
              onRaise={() => raise(index)}
              onRemove={() => replace(index)}
            />
          </li>
        ))}
      </ol>
      <p>
        <Button onClick={() => onChange([...options, EMPTY[settingKey] ?? { code: '', label: '' }])}>
          添加选项
        </Button>
      </p>
    </>
  );
}
