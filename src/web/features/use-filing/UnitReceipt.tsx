import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Schema } from '../../api/client.ts';
import { ReceiptPage } from '../../cases/ReceiptPage.tsx';

interface Props {
  readonly title: string;
  readonly receipt: Schema<'Receipt'>;
  readonly matter: string;
  readonly unit: { readonly id: number; readonly name: string };
}

/** Of what a unit has submitted, and the way back to its page. */
export function UnitReceipt({ title, receipt, matter, unit }: Props): ReactNode {
  return (
    <ReceiptPage title={title} receipt={receipt} facts={{ 事项: matter, 备案单位: unit.name }}>
      <Link to="/use-filings" search={{ unit: unit.id }}>
        返回应用使用备案
      </Link>
    </ReceiptPage>
  );
}
