import type { ReactNode } from 'react';
import { hasContent } from '../../../policy/has-content.ts';
import { PLATFORMS } from '../../../policy/option-lists.ts';
import { personalDatumFields } from '../../../policy/provider-filing/fields.ts';
import type { FiledApp, InstallPackage } from '../../../policy/provider-filing/form.ts';
import { EntryValue, NotGiven } from '../../components/EntryValue.tsx';
import { type Control, manyOf } from '../../components/entry.ts';
import { FileLink } from '../../components/FileLink.tsx';
import { controlOf } from './controls.ts';
import { useShownWith } from './shown-with.ts';

interface Props {
  /** Of the field, items of lists by key. */
  readonly path: string;
  readonly value: unknown;
}

/** What was declared in one field. */
export function DeclaredValue({ path, value }: Props): ReactNode {
  const { contents, permissions } = useShownWith();
  if (!hasContent(value)) return <NotGiven />;
  const control = controlOf(path);
  switch (control.kind) {
    case 'content':
      return <EntryValue control={among(contents)} value={value} />;
    case 'permissions':
      return <EntryValue control={among(permissions)} value={value} />;
    case 'packages':
      return <Packages packages={value as InstallPackage[]} />;
    case 'personal-data':
      return <PersonalData items={value as PersonalData} />;
    case 'file-or-reason':
    case 'text-or-file':
      return <Papers papers={value as FiledPapers} />;
    default:
      return typeof value === 'object' && !Array.isArray(value) ? (
        <Whole item={value as { readonly name?: string }} />
      ) : (
        <EntryValue control={control} value={value} />
      );
  }
}

function among(list: readonly { readonly code: string; readonly label: string }[]): Control {
  return manyOf(Object.fromEntries(list.map(({ code, label }) => [code, label])));
}

/** A system or an app that was added or removed as a whole. */
function Whole({ item: { name } }: { readonly item: { readonly name?: string } }): ReactNode {
  return name === undefined ? '有' : `“${name}”全部内容`;
}

interface FiledPapers {
  readonly text?: string;
  readonly file?: number;
  readonly notApplicableBecause?: string;
}

function Papers({
  papers: { text, file, notApplicableBecause },
}: {
  readonly papers: FiledPapers;
}): ReactNode {
  return (
    <>
      {text !== undefined && <span className="lines">{text}</span>}
      {file !== undefined && <FileLink id={file} />}
      {notApplicableBecause !== undefined && <span className="lines">不适用：{notApplicableBecause}</span>}
    </>
  );
}

function Packages({ packages }: { readonly packages: readonly InstallPackage[] }): ReactNode {
  return (
    <ul className="plain">
      {packages.map(({ platform, version, packageId, file }, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          {platform === undefined ? '平台未填' : PLATFORMS[platform]} {version}{' '}
          {packageId !== undefined && <code>{packageId}</code>} {file !== undefined && <FileLink id={file} />}
        </li>
      ))}
    </ul>
  );
}

type PersonalData = NonNullable<FiledApp['personalData']>;

function PersonalData({ items }: { readonly items: PersonalData }): ReactNode {
  return (
    <ul className="plain">
      {items.map((item, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          {personalDatumFields
            .map(({ path, label }) => `${label}：${item[path as keyof typeof item] ?? '未填'}`)
            .join('；')}
        </li>
      ))}
    </ul>
  );
}
