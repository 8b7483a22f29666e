import type { ReactNode } from 'react';
import { PLATFORMS } from '../../../policy/option-lists.ts';
import { personalDatumFields } from '../../../policy/provider-filing/fields.ts';
import type { FiledApp, InstallPackage } from '../../../policy/provider-filing/form.ts';
import { hasContent } from '../../../policy/provider-filing/placed-fields.ts';
import { controlOf } from './controls.ts';
import { FileLink } from './FileLink.tsx';
import { type ShownWith, useShownWith } from './shown-with.ts';

interface Props {
  /** Of the field, items of lists by key. */
  readonly path: string;
  readonly value: unknown;
}

/** What was declared in one field, in words. */
export function DeclaredValue({ path, value }: Props): ReactNode {
  const shown = useShownWith();
  if (!hasContent(value)) return <span className="secondary">未填写</span>;
  const text = textOf(path, value, shown);
  return text ?? <Composed path={path} value={value} />;
}

/** Undefined for what is more than words. */
function textOf(path: string, value: unknown, { contents, permissions }: ShownWith): string | undefined {
  const control = controlOf(path);
  const among = (list: readonly { readonly code: string; readonly label: string }[]): string =>
    (value as string[]).map((code) => list.find((each) => each.code === code)?.label ?? code).join('、');
  switch (control.kind) {
    case 'yes-or-no':
      return value === true ? '是' : '否';
    case 'one-of':
      return control.options[String(value)] ?? String(value);
    case 'many-of':
      return (value as string[]).map((code) => control.options[code] ?? code).join('、');
    case 'content':
      return among(contents);
    case 'permissions':
      return among(permissions);
    default:
      return typeof value === 'string' ? value : undefined;
  }
}

interface Papers {
  readonly text?: string;
  readonly file?: number;
  readonly notApplicableBecause?: string;
}

function Composed({ path, value }: Props): ReactNode {
  const { files } = useShownWith();
  const link = (id: number): ReactNode => <FileLink id={id} file={files.find((each) => each.id === id)} />;
  const { kind } = controlOf(path);
  if (typeof value === 'number') return link(value);
  if (kind === 'packages') return <Packages packages={value as InstallPackage[]} link={link} />;
  if (kind === 'personal-data') return <PersonalData items={value as PersonalData} />;
  if (kind === 'file-or-reason' || kind === 'text-or-file') {
    const { text, file, notApplicableBecause } = value as Papers;
    return (
      <>
        {text !== undefined && <span className="lines">{text}</span>}
        {file !== undefined && link(file)}
        {notApplicableBecause !== undefined && <span className="lines">不适用：{notApplicableBecause}</span>}
      </>
    );
  }
  const { name } = value as { readonly name?: string };
  return name === undefined ? '有' : `“${name}”全部内容`;
}

interface PackagesProps {
  readonly packages: readonly InstallPackage[];
  readonly link: (id: number) => ReactNode;
}

function Packages({ packages, link }: PackagesProps): ReactNode {
  return (
    <ul className="plain">
      {packages.map(({ platform, version, packageId, file }, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <li key={index}>
          {platform === undefined ? '平台未填' : PLATFORMS[platform]} {version}{' '}
          {packageId !== undefined && <code>{packageId}</code>} {file !== undefined && link(file)}
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
