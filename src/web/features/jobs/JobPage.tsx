import type { ReactNode } from 'react';
import { usePathPart } from '../../components/address.ts';
import { JobProgress } from '../../components/JobProgress.tsx';
import { Page } from '../../components/Page.tsx';

/** A long task of one's own. */
export default function JobPage(): ReactNode {
  const id = usePathPart('id');
  return (
    <Page title="任务进度">
      <section className="panel">
        <JobProgress id={Number(id)} />
      </section>
    </Page>
  );
}
