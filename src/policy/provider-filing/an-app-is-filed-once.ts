import { F1, instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, type Finding, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts, SameApp } from './facts.ts';
import type { FiledApp, ProviderFilingForm } from './form.ts';
import { labelOf } from './placed-fields.ts';
import { calledBy, isInForce, isTheVeryApp, otherRecords } from './same-apps.ts';

export const anAppIsFiledOnce = defineRule<ProviderFilingFacts>({
  id: 'provider-filing/an-app-is-filed-once',
  ref: 'JU-2',
  title: '一个应用填一次，同一应用不得重复备案',
  sources: [M(11), F1()],
  ours: '同一平台的同一包名，或者同一提供者的同名应用，视为同一应用',
  from: instruments.M.from,
  territory: NATIONWIDE,
  addressees: PROVIDERS,
  severity: 'violation',
  check: (facts) => [
    ...otherRecords(facts)
      .filter((record) => isInForce(record) && isTheVeryApp(record))
      .map(alreadyFiled),
    ...underWay(facts),
    ...repeated(facts.form),
  ],
});

function alreadyFiled(record: SameApp): Finding {
  const field = `apps.${record.app}.${record.by === 'package' ? 'packages' : 'name'}`;
  const same = record.by === 'package' ? '同一包名的应用' : '同名的应用';
  if (!record.own) {
    return {
      field,
      message: `${same}${calledBy(record)}已经由“${record.providerName}”备案。`,
      remedy: '请核对包名；安装包属于本单位的，请与受理部门联系核实。',
    };
  }
  return {
    field,
    message: `本单位${same}${calledBy(record)}已经备案。`,
    remedy:
      record.origin === 'provider-filing'
        ? '信息有变化的，请在原备案上提交变更；请从本次备案中移除这个应用。'
        : '备案全国有效，无需重复备案；信息有变化的，请向原备案部门提交变更。',
  };
}

function underWay({ form, underWay: names }: ProviderFilingFacts): Finding[] {
  return (form.apps ?? [])
    .filter(({ name }) => name !== undefined && names.includes(name))
    .map(({ key, name }) => ({
      field: `apps.${key}.name`,
      message: `“${name}”在本单位的另一份备案中正在办理。`,
      remedy: '请先办完或撤回那一份备案，或者从本次备案中移除这个应用。',
    }));
}

/** Apps of this very form that have a package in common with one before them. */
function repeated(form: ProviderFilingForm): Finding[] {
  const apps = form.apps ?? [];
  return apps.flatMap((app, index) => {
    const first = apps.slice(0, index).find((earlier) => shareAPackage(earlier, app));
    if (first === undefined) return [];
    return [
      {
        field: `apps.${app.key}.packages`,
        message: `${labelOf(form, `apps.${app.key}`)}与${labelOf(form, `apps.${first.key}`)}的包名相同，一个应用只填一次。`,
        remedy: '请合并为一个应用：不同平台和版本的安装包填在同一个应用里。',
      },
    ];
  });
}

function shareAPackage(one: FiledApp, other: FiledApp): boolean {
  return (one.packages ?? []).some(
    ({ platform, packageId }) =>
      platform !== undefined &&
      packageId &&
      other.packages?.some((its) => its.platform === platform && its.packageId === packageId),
  );
}
