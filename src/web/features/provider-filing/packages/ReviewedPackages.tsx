import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import type { ProviderFilingForm } from '../../../../policy/provider-filing/form.ts';
import type { Schema } from '../../../api/client.ts';
import { useInspections } from '../../../cases/provider-information/packages/use-inspections.ts';
import { PackagePanel } from './PackagePanel.tsx';
import type { Earlier } from './package-rows.tsx';

interface Props {
  readonly form: ProviderFilingForm;
  /** The part of the form that stands below, such as `apps.a1`. */
  readonly whole: string;
  readonly packages: Schema<'ProviderFilingVerification'>['packages'];
}

/** The packages of one app of a filing that is being verified, above its items. */
export function ReviewedPackages({ form, whole, packages }: Props): ReactNode {
  const app = form.apps?.find(({ key }) => `apps.${key}` === whole);
  const own = packages.filter(({ path }) => path === `${whole}.packages`);
  const inspections = useInspections(own.flatMap(({ file }) => file ?? []));
  useNewsOf(own, [...inspections.values()].filter(({ report }) => report !== null).length);
  if (app === undefined) return null;
  const earlier = new Map(
    own.flatMap(({ index, earlier: before }): [number, Earlier][] =>
      before === null ? [] : [[index, before]],
    ),
  );
  return <PackagePanel app={app} inspections={inspections} earlier={earlier} />;
}

/** What an inspection has found since, the rules have to look at. */
function useNewsOf(packages: Props['packages'], inspected: number): void {
  const client = useQueryClient();
  const isNews = inspected > packages.filter(({ report }) => report !== null).length;
  useEffect(() => {
    if (isNews)
      void client.invalidateQueries({
        predicate: ({ queryKey }) => queryKey[0] === 'cases' && queryKey[2] === 'verification',
      });
  }, [client, isNews]);
}
