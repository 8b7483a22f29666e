import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { api } from '../../api/client.ts';
import { Ask } from '../../components/Ask.tsx';
import { type Address, addressesKey } from './queries.ts';

interface Props {
  readonly organisationId: number;
  readonly address: Address;
}

export function RemoveAddress({ organisationId, address: { id, address } }: Props): ReactNode {
  const client = useQueryClient();
  const remove = useMutation({
    mutationFn: () => api.DELETE('/api/v1/notification-addresses/{id}', { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: addressesKey(organisationId) }),
  });
  return (
    <Ask
      name={`remove-${id}`}
      label="移除"
      about={address}
      title={`移除 ${address}`}
      verb="移除这个地址"
      isDangerous
      problem={remove.error}
      isPending={remove.isPending}
      onConfirm={() => remove.mutateAsync()}
    >
      <p>今后的通知不再发送到这个地址，平台也不再保存它。需要时可以重新填写。</p>
    </Ask>
  );
}
