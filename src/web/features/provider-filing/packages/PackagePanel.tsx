import { lazy, type ReactNode, Suspense } from 'react';
import type { FiledApp, InstallPackage } from '../../../../policy/provider-filing/form.ts';
import { InspectionState } from '../../../cases/provider-information/packages/InspectionState.tsx';
import type { Inspection } from '../../../cases/provider-information/packages/use-inspections.ts';
import type { Earlier } from './package-rows.tsx';

const PackageComparison = lazy(() => import('./PackageComparison.tsx'));

interface Props {
  readonly app: FiledApp;
  readonly inspections: ReadonlyMap<number, Inspection>;
  /** By the place of the package. */
  readonly earlier?: ReadonlyMap<number, Earlier>;
}

/** Every package of an app: being inspected, or declared beside actual. */
export function PackagePanel({ app, inspections, earlier }: Props): ReactNode {
  const packages = (app.packages ?? []).filter(({ file }) => file !== undefined);
  if (packages.length === 0) return null;
  const id = `packages-${app.key}`;
  return (
    <section className="comparison" aria-labelledby={id}>
      <h3 id={id}>{app.name ?? '未命名的应用'}：安装包的申报与实际</h3>
      {(app.packages ?? []).map((declared, index) => (
        <OnePackage
          // A package has no key of its own: its place names it.
          // oxlint-disable-next-line react/no-array-index-key
          key={index}
          app={app}
          declared={declared}
          place={index}
          inspection={declared.file === undefined ? undefined : inspections.get(declared.file)}
          earlier={earlier?.get(index) ?? null}
        />
      ))}
    </section>
  );
}

interface OneProps extends Pick<Props, 'app'> {
  readonly declared: InstallPackage;
  readonly place: number;
  readonly inspection: Inspection | undefined;
  readonly earlier: Earlier | null;
}

function OnePackage({ app, declared, place, inspection, earlier }: OneProps): ReactNode {
  const { file, version = '' } = declared;
  if (file === undefined) return null;
  const title = `第 ${place + 1} 个安装包 ${version}`.trimEnd();
  const report = inspection?.report ?? null;
  return (
    <>
      {(app.packages ?? []).length > 1 && <h4>{title}</h4>}
      <InspectionState file={file} inspection={inspection} />
      {report !== null && (
        <Suspense fallback={<p className="secondary">正在读取…</p>}>
          <PackageComparison title={title} app={app} declared={declared} report={report} earlier={earlier} />
        </Suspense>
      )}
    </>
  );
}
