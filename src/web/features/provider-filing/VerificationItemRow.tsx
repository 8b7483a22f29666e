import { Button } from 'antd';
import Input from 'antd/es/input/Input';
import { type ReactNode, useId, useState } from 'react';
import { hasContent } from '../../../policy/has-content.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import type { Schema } from '../../api/client.ts';
import { valueAt } from '../../cases/draft/form-values.ts';
import { controlOf } from '../../cases/provider-information/controls.ts';
import { DeclaredValue } from '../../cases/provider-information/DeclaredValue.tsx';
import { fieldLabel } from '../../cases/provider-information/field-label.ts';
import { FindingList } from '../../components/FindingList.tsx';
import { OneOption } from '../../components/Options.tsx';
import type { Filing } from './filing-queries.ts';
import { deciding } from './packages/FindingDecision.tsx';
import type { Check } from './use-checks.ts';

export type Item = Schema<'ProviderFilingVerification'>['items'][number];

interface Props {
  readonly filing: Filing;
  readonly item: Item;
  /** Paths of the fields that are judged with it. */
  readonly fields: readonly string[];
  readonly form: ProviderFilingForm;
  readonly onCheck: (check: Check) => void;
}

const PAPERS = new Set(['file', 'file-or-reason', 'text-or-file', 'packages']);

export function VerificationItemRow({ filing, item, fields, form, onCheck }: Props): ReactNode {
  const isPaper = (path: string): boolean => PAPERS.has(controlOf(path).kind);
  return (
    <tr className={item.check === null ? undefined : `checked-${item.check.outcome}`}>
      <td>
        <strong>{item.label.split('·').at(-1)}</strong>
        <Values paths={fields.filter((path) => !isPaper(path))} form={form} />
      </td>
      <td data-title="佐证材料">
        <Values paths={fields.filter(isPaper)} form={form} />
      </td>
      <td data-title="自动检查">
        <Findings filing={filing} item={item} />
      </td>
      <td data-title="核验结果">
        <Outcome item={item} onCheck={onCheck} />
      </td>
    </tr>
  );
}

function Values({
  paths,
  form,
}: {
  readonly paths: readonly string[];
  readonly form: ProviderFilingForm;
}): ReactNode {
  if (paths.length === 0) return <span className="secondary">—</span>;
  return (
    <dl className="values">
      {paths.map((path) => {
        const value = valueAt(form, path);
        return (
          <div key={path}>
            <dt>{fieldLabel(path)}</dt>
            <dd className={hasContent(value) ? undefined : 'secondary'}>
              <DeclaredValue path={path} value={value} />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

const RESULTS: Readonly<Record<Item['enquiries'][number]['result'], string>> = {
  found: '✔ 查到',
  'not-found': '■ 未查到',
  'by-hand': '○ 人工核对',
  unavailable: '○ 暂不可查',
};

function Findings({ filing, item: { findings, enquiries } }: Pick<Props, 'filing' | 'item'>): ReactNode {
  return (
    <FindingList found={findings} beside={deciding(filing)}>
      {findings.length === 0 && <li className="in-order">✔ 未发现问题</li>}
      {enquiries.map(({ register, title, result, answer, declared }) => (
        <li key={`${register} ${declared}`}>
          {RESULTS[result]} {title}：{declared}
          <div className="secondary">{answer}</div>
        </li>
      ))}
    </FindingList>
  );
}

function Outcome({ item: { path, label, check }, onCheck }: Pick<Props, 'item' | 'onCheck'>): ReactNode {
  const id = useId();
  return (
    <>
      <fieldset>
        <legend className="visually-hidden">{label}：核验结果</legend>
        <OneOption
          control={{ id }}
          options={{ right: '符合', defect: '有缺陷' }}
          value={check?.outcome}
          onChange={(outcome) => onCheck({ path, outcome })}
        />
      </fieldset>
      {check?.outcome === 'defect' && <Note path={path} label={label} note={check.note} onCheck={onCheck} />}
    </>
  );
}

interface NoteProps {
  readonly path: string;
  readonly label: string;
  readonly note: string | null;
  readonly onCheck: Props['onCheck'];
}

/** What is wrong, in the officer's words: the reason of the return. */
function Note({ path, label, note, onCheck }: NoteProps): ReactNode {
  const [text, setText] = useState(note ?? '');
  const isNew = text.trim() !== (note ?? '');
  const save = (): void => {
    if (isNew) onCheck({ path, outcome: 'defect', ...(text.trim() !== '' && { note: text.trim() }) });
  };
  return (
    <div className="note">
      <Input
        aria-label={`${label}：问题`}
        placeholder="写明问题，退回时作为理由"
        value={text}
        maxLength={500}
        onChange={({ target }) => setText(target.value)}
        onPressEnter={save}
        onBlur={save}
      />
      {isNew && (
        <Button size="small" onClick={save}>
          记下问题
        </Button>
      )}
    </div>
  );
}
