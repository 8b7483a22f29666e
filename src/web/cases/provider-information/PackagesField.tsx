import { Button } from 'antd';
import { lazy, type ReactNode, Suspense } from 'react';
import { PLATFORMS } from '../../../policy/option-lists.ts';
import type { InstallPackage } from '../../../policy/provider-filing/form.ts';
import { oneOf } from '../../components/entry.ts';
import { GroupField } from '../../components/GroupField.tsx';
import { valueAt } from '../draft/form-values.ts';
import { FormEntry } from './FormEntry.tsx';
import { useFormInHand } from './form-in-hand.ts';

interface Props {
  readonly path: string;
  readonly label: string;
}

/** 各版本的安装包: one for each platform and version. */
export function PackagesField({ path, label }: Props): ReactNode {
  const { form, change } = useFormInHand();
  const packages = (valueAt(form, path) as InstallPackage[] | undefined) ?? [];
  const version = valueAt(form, `${path.slice(0, path.lastIndexOf('.'))}.version`);
  const add = (): void => change(path, [...packages, version === undefined ? {} : { version }]);
  return (
    <GroupField name={path} label={label} hint="每个平台、每个版本一个。大文件分段上传，断线后从中断处继续。">
      {packages.map((_, index) => (
        // A package has no key of its own: its place names it.
        // oxlint-disable-next-line react/no-array-index-key
        <OnePackage key={index} path={`${path}.${index}`} title={`第 ${index + 1} 个安装包`}>
          <Button size="small" onClick={() => change(path, packages.toSpliced(index, 1))}>
            移除第 {index + 1} 个安装包
          </Button>
        </OnePackage>
      ))}
      <Button onClick={add}>添加安装包</Button>
    </GroupField>
  );
}

interface PackageProps {
  readonly path: string;
  readonly title: string;
  readonly children: ReactNode;
}

const PackageReadout = lazy(() => import('./packages/PackageReadout.tsx'));
const PLATFORM = oneOf(PLATFORMS);
const PACKAGE = { kind: 'file', accept: '.apk,.ipa,.aab,.xapk,.apks' } as const;

function OnePackage({ path, title, children }: PackageProps): ReactNode {
  return (
    <fieldset className="part">
      <legend>{title}</legend>
      <FormEntry path={`${path}.platform`} label="应用平台" control={PLATFORM} />
      <FormEntry path={`${path}.version`} label="版本号" />
      <FormEntry path={`${path}.packageId`} label="包名（Bundle ID）" />
      <FormEntry
        path={`${path}.file`}
        label="安装包文件"
        hint="APK、IPA、AAB、XAPK 或 APKS。"
        control={PACKAGE}
      />
      <Suspense>
        <PackageReadout path={path} />
      </Suspense>
      {children}
    </fieldset>
  );
}
