import { useQuery } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.ts';
import { useOwnPlace } from '../../api/own-place.ts';

/** What day it is, the server says. */
export function useThisYear(): number | undefined {
  const { id } = useOwnPlace('calendar.manage');
  const day = useQuery({
    queryKey: ['settings', 'in-force', id, undefined],
    queryFn: () => dataOf(api.GET('/api/v1/organisations/{id}/settings', { params: { path: { id } } })),
  }).data?.day;
  return day === undefined ? undefined : Number(day.slice(0, 4));
}
