import { Button } from 'antd';
import type { ReactNode } from 'react';
import { PLATFORMS } from '../../../../policy/option-lists.ts';
import type { InstallPackage } from '../../../../policy/provider-filing/form.ts';
import { valueAt } from '../../draft/form-values.ts';
import { useFormInHand } from '../form-in-hand.ts';
import { InspectionState } from './InspectionState.tsx';
import { type Inspection, useInspections } from './use-inspections.ts';

/** What was read from an uploaded package, offered for the fields that declare it. */
export default function PackageReadout({ path }: { readonly path: string }): ReactNode {
  const { form } = useFormInHand();
  const declared = valueAt(form, path) as InstallPackage | undefined;
  const file = declared?.file;
  const inspection = useInspections(file === undefined ? [] : [file]).get(file ?? 0);
  const report = inspection?.report ?? null;
  if (file === undefined) return null;
  return (
    <>
      <InspectionState file={file} inspection={inspection} />
      {report !== null && <Read path={path} declared={declared ?? {}} report={report} />}
    </>
  );
}

interface ReadProps {
  readonly path: string;
  readonly declared: InstallPackage;
  readonly report: NonNullable<Inspection['report']>;
}

function Read({ path, declared, report }: ReadProps): ReactNode {
  const { platform, packageId, versionName, label } = report;
  if (platform === null && packageId === null) return null;
  return (
    <div className="read-out">
      <p>
        从安装包中读出：{platform !== null && `${PLATFORMS[platform]}，`}包名{' '}
        <code>{packageId ?? '没有读出'}</code>
        ，版本号 {versionName ?? '没有读出'}
        {label !== null && `，名称“${label}”`}。
      </p>
      <Offers path={path} declared={declared} report={report} />
    </div>
  );
}

/** One after the other, so that nothing is overwritten that was not meant. */
function Offers({ path, declared, report }: ReadProps): ReactNode {
  const { form, change } = useFormInHand();
  const appVersion = `${path.split('.').slice(0, 2).join('.')}.version`;
  const read = {
    platform: report.platform ?? declared.platform,
    packageId: report.packageId ?? declared.packageId,
    version: report.versionName ?? declared.version,
  };
  const isSame =
    read.platform === declared.platform &&
    read.packageId === declared.packageId &&
    read.version === declared.version;
  const fill = (): void => change(path, withoutUndefined({ ...declared, ...read }));
  const isOtherVersion = read.version !== undefined && valueAt(form, appVersion) !== read.version;
  return (
    <div className="buttons">
      {isSame ? (
        <span className="in-order">✔ 与上面填写的一致</span>
      ) : (
        <Button onClick={fill}>用读出的值填写平台、包名和版本号</Button>
      )}
      {isSame && isOtherVersion && (
        <Button onClick={() => change(appVersion, read.version)}>把应用的版本号也改为 {read.version}</Button>
      )}
    </div>
  );
}

function withoutUndefined(declared: object): object {
  return Object.fromEntries(Object.entries(declared).filter(([, value]) => value !== undefined));
}
