import { may } from '../../../policy/access/grants.ts';
import { isLegalDay, type LegalDay } from '../../../policy/legal-day.ts';
import { Failure } from '../../errors.ts';
import type { App } from '../../http/fastify.ts';
import type { Occasion } from '../../occasion.ts';
import { importRoute, type TableImport } from '../../tables/table-import.ts';
import type { RosterValues } from './import-columns.ts';
import { importOrganisations, readOrganisations } from './import-organisations.ts';
import type { Manageable } from './read-roster.ts';

/** Rosters of schools, units and authorities. On the command line everything may be managed. */
export function organisationImport(reachOf: (occasion: Occasion) => Manageable): TableImport<RosterValues> {
  return {
    path: '/api/v1/organisations/imports',
    tag: '组织机构',
    summary: '导入机构名册：已登记的按名册变更，未登记的登记；effectiveOn 为生效日期，默认现在',
    access: 'organisations.manage',
    errorTitle: '组织机构导入：错误清单',
    read: readOrganisations,
    store: (tx, occasion, table, fields) => {
      const effectiveOn = dayOf(fields['effectiveOn']);
      return importOrganisations(tx, occasion, table, {
        manageable: reachOf(occasion),
        ...(effectiveOn === undefined ? {} : { effectiveOn }),
      });
    },
  };
}

export function organisationImportRoute(app: App): void {
  importRoute(
    app,
    organisationImport(
      ({ actor }) =>
        (placed) =>
          may(actor, 'organisations.manage', placed),
    ),
  );
}

function dayOf(text: string | undefined): LegalDay | undefined {
  if (text === undefined || text === '') return undefined;
  if (isLegalDay(text)) return text;
  throw new Failure('invalid', '生效日期应为存在的日期，格式为 2020-01-17。', {
    defects: [{ field: 'effectiveOn', message: '应为存在的日期，格式为 2020-01-17' }],
  });
}
