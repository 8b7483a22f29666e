import { z } from 'zod';
import { id, line, yesOrNo } from '../../policy/form-parts.ts';
import type { SavedViewId } from '../../policy/ids.ts';
import { queueFilters } from './schema.ts';

const MOST = 50;

export const newSavedView = z.strictObject({
  name: line(30).min(1, '请填写名称'),
  filters: queueFilters,
  isDefault: yesOrNo.default(false),
});

export const savedView = z
  .object({ id: z.number(), name: z.string(), filters: queueFilters, isDefault: z.boolean() })
  .meta({ id: 'SavedView' });

export const viewOrder = z.strictObject({ ids: z.array(id<SavedViewId>()).max(MOST) });
