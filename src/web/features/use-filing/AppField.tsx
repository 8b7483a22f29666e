import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { FieldDefects } from '../../components/FieldDefects.tsx';
import { useField } from '../../components/form-context.ts';
import { AppLine, AppSearch } from './AppSearch.tsx';
import type { Entry } from './controls.ts';
import type { RegisterApp } from './queries.ts';

interface Props {
  readonly entry: Entry;
  readonly app: RegisterApp | undefined;
  /** Absent where the app is what it is: of an amendment, and once submitted. */
  readonly onChoose: ((registerId: number) => void) | undefined;
}

/** The app that is used, as the register has it. */
export function AppField({ entry: { label, name }, app, onChoose }: Props): ReactNode {
  const { id, defects } = useField(name);
  const [isSearching, setSearching] = useState(false);
  const choose = (chosen: RegisterApp): void => {
    setSearching(false);
    onChoose?.(chosen.id);
  };
  return (
    <div className={defects.length === 0 ? 'field' : 'field field-wrong'}>
      <strong>{label}</strong>
      {app !== undefined && <AppLine app={app} />}
      <FieldDefects defects={defects} />
      {onChoose !== undefined && app !== undefined && !isSearching && (
        <Button id={id} size="small" onClick={() => setSearching(true)}>
          换一个应用
        </Button>
      )}
      {onChoose !== undefined && (app === undefined || isSearching) && (
        <AppSearch id={id} verb="选用" isBusy={false} onChoose={choose} />
      )}
    </div>
  );
}
