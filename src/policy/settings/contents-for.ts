import type { AppAudience, FunctionType } from '../option-lists.ts';
import type { ContentOption } from './options.ts';

/** What can be chosen of 服务内容 for an app that serves these, in the order of the list. */
export function contentsFor(
  options: readonly ContentOption[],
  audience: readonly AppAudience[],
  functionTypes: readonly FunctionType[],
): ContentOption[] {
  return options.filter(
    (item) =>
      item.retired !== true &&
      item.audiences.some((each) => audience.includes(each)) &&
      item.functionTypes.some((each) => functionTypes.includes(each)),
  );
}
