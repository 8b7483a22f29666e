import { queryOptions } from '@tanstack/react-query';
import { api, dataOf } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';

type Post = paths['/api/v1/organisations/{id}/return-templates']['post'];
export type TemplateKind = Post['requestBody']['content']['application/json']['kind'];

/** An authority's own wordings, and those of the authorities above. */
export const templatesQuery = (authorityId: number, kind: TemplateKind) =>
  queryOptions({
    queryKey: ['return-templates', authorityId, kind],
    queryFn: () =>
      dataOf(
        api.GET('/api/v1/organisations/{id}/return-templates', {
          params: { path: { id: authorityId }, query: { kind } },
        }),
      ),
  });
