import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { FilingPeople } from '../../../policy/provider-filing/form.ts';
import { api, dataOf } from '../../api/client.ts';
import { useCaseChanged } from '../../cases/case-queries.ts';
import { ErrorSummary } from '../../components/ErrorSummary.tsx';
import type { Filing } from './filing-queries.ts';

const TITLES: Readonly<Record<keyof FilingPeople, string>> = {
  legalPerson: '法人',
  contact: '联系人',
  developerContact: '开发者联系人',
};

/** Names and telephones are masked until somebody asks; that somebody has asked stands in the timeline. */
export function FullPeople({ filing: { id } }: { readonly filing: Filing }): ReactNode {
  const changed = useCaseChanged();
  const read = useMutation({
    mutationFn: async () =>
      (await dataOf(api.POST('/api/v1/provider-filings/{id}/people-readings', { params: { path: { id } } })))
        .people as FilingPeople,
    onSuccess: changed,
  });
  if (read.data === undefined)
    return (
      <>
        <Button loading={read.isPending} onClick={() => read.mutate()}>
          查看法人和联系人完整信息（记入时间线）
        </Button>
        <ErrorSummary problem={read.error} />
      </>
    );
  return (
    <output>
      {(Object.keys(TITLES) as (keyof FilingPeople)[]).map((who) => {
        const person = read.data[who];
        return (
          person !== undefined && (
            <span key={who} className="beside">
              {TITLES[who]}：{person.name} {person.phone}
            </span>
          )
        );
      })}
    </output>
  );
}
