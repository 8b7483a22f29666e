import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { labelOf } from '../../../policy/use-filing/fields.ts';
import type { CasePanelProps } from '../../cases/case-panel.ts';
import { isOffered } from '../../cases/is-offered.ts';
import { ReturnReasons } from '../../cases/return/ReturnReasons.tsx';
import { Query } from '../../components/Query.tsx';
import { Decision } from './Decision.tsx';
import { Declared } from './Declared.tsx';
import { FiledBy } from './FiledBy.tsx';
import { OwnActions } from './OwnActions.tsx';
import { filingQuery, isEditable, type UseFiling } from './queries.ts';

/** A use filing, a stop or a declaration of no use: what was declared, what the rules say, what may be done. */
export default function CasePanel({ filing: { id } }: CasePanelProps): ReactNode {
  const filing = useQuery(filingQuery(id));
  return <Query query={filing}>{(data) => <Panel filing={data} />}</Query>;
}

const DECIDING = ['confirm', 'return', 'annul'];

function Panel({ filing }: { readonly filing: UseFiling }): ReactNode {
  return (
    <div>
      <FiledBy filing={filing} />
      <ReturnReasons filing={filing} fieldAt={wayTo(filing)} />
      {isEditable(filing) && (
        <p>
          <Link to="/use-filings/$id" params={{ id: String(filing.id) }} className="button-link">
            {filing.state === 'returned' ? '补充后重新提交' : '继续填写'}
          </Link>
        </p>
      )}
      <Declared filing={filing} isDeciding={isOffered(filing, 'confirm')} />
      {isOffered(filing, ...DECIDING) && <Decision filing={filing} />}
      {isOffered(filing, 'withdraw', 'discard', 'submit') && <OwnActions filing={filing} />}
    </div>
  );
}

/** Where a field is mended, for whoever may. */
function wayTo(filing: UseFiling): (field: string) => ReactNode {
  if (!isEditable(filing)) return labelOf;
  return (field) => (
    <Link to="/use-filings/$id" params={{ id: String(filing.id) }} hash={`use-${field}`}>
      {labelOf(field)}
    </Link>
  );
}
