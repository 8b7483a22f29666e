import type { Option } from '../../../policy/use-filing/facts.ts';
import type { UseFilingForm } from '../../../policy/use-filing/form.ts';
import type { Entry } from './controls.ts';
import { valueAt } from './form-values.ts';

/** An answer in words; of a file, its id; undefined where nothing was entered. */
export function answerOf(
  form: UseFilingForm,
  { path, control }: Entry,
  scenes: readonly Option[],
): string | number | undefined {
  const value = valueAt(form, path);
  if (value === undefined || control.kind === 'app') return undefined;
  if (control.kind === 'file') return Number(value);
  if (typeof value === 'boolean') return value ? '是' : '否';
  const title = titleWith(control, scenes);
  return (Array.isArray(value) ? value : [value]).map((each) => title(String(each))).join('、');
}

function titleWith(control: Entry['control'], scenes: readonly Option[]): (code: string) => string {
  if (control.kind === 'scenes') return (code) => scenes.find((scene) => scene.code === code)?.label ?? code;
  return (code) => ('options' in control ? (control.options[code] ?? code) : code);
}
