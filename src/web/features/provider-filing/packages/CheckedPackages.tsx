import type { ReactNode } from 'react';
import type { ProviderFilingForm } from '../../../../policy/provider-filing/form.ts';
import type { Inspection } from '../../../cases/provider-information/packages/use-inspections.ts';
import { PackagePanel } from './PackagePanel.tsx';

interface Props {
  readonly form: ProviderFilingForm;
  readonly inspections: ReadonlyMap<number, Inspection>;
}

/** Before submission: what the authority will see of each package. */
export function CheckedPackages({ form, inspections }: Props): ReactNode {
  const apps = (form.apps ?? []).filter(({ packages = [] }) =>
    packages.some(({ file }) => file !== undefined),
  );
  if (apps.length === 0) return null;
  return (
    <section className="panel" aria-labelledby="checked-packages">
      <h2 id="checked-packages">安装包检查</h2>
      <p>主管部门核验时看到的也是这些。不一致的，请更正填写的内容，或者换成正确的安装包。</p>
      {apps.map((app) => (
        <PackagePanel key={app.key} app={app} inspections={inspections} />
      ))}
    </section>
  );
}

export function PackagesWaiting({ count }: { readonly count: number }): ReactNode {
  if (count === 0) return null;
  return (
    <output className="notice block">
      还有 {count} 个安装包在检查，完成后这里会补上发现的问题。现在也可以提交，主管部门核验时会看到检查结果。
    </output>
  );
}
