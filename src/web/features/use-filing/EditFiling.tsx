import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Schema } from '../../api/client.ts';
import { usePathPart } from '../../components/address.ts';
import { Files } from '../../components/Files.tsx';
import { Page } from '../../components/Page.tsx';
import { Query } from '../../components/Query.tsx';
import { Editor } from './Editor.tsx';
import { filingQuery, isEditable, type UseFiling, unitQuery } from './queries.ts';
import { UnitReceipt } from './UnitReceipt.tsx';

/** A use filing as it is filled in, checked and submitted. */
export default function EditFiling(): ReactNode {
  const id = usePathPart('id');
  const filing = useQuery(filingQuery(Number(id)));
  const [receipt, setReceipt] = useState<Schema<'Receipt'> | null>(null);
  if (receipt !== null && filing.data !== undefined)
    return (
      <UnitReceipt title="备案已提交" receipt={receipt} matter={filing.data.title} unit={filing.data.owner} />
    );
  return <Query query={filing}>{(data) => <Loaded filing={data} onSubmitted={setReceipt} />}</Query>;
}

interface Props {
  readonly filing: UseFiling;
  readonly onSubmitted: (receipt: Schema<'Receipt'>) => void;
}

function Loaded({ filing, onSubmitted }: Props): ReactNode {
  const unit = useQuery(unitQuery(filing.owner.id));
  if (!isEditable(filing))
    return (
      <Page title={filing.title}>
        <p>
          这份备案现在是“{filing.stateTitle}”，不能填写。
          <Link to="/cases/$id" params={{ id: String(filing.id) }}>
            查看办理情况
          </Link>
        </p>
      </Page>
    );
  return (
    <Query query={unit}>
      {(data) => (
        <Files files={filing.files} organisationId={filing.filedBy.id}>
          <Editor
            key={`${filing.id} ${filing.revision}`}
            filing={filing}
            unit={data}
            onSubmitted={onSubmitted}
          />
        </Files>
      )}
    </Query>
  );
}
