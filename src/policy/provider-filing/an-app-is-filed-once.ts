import { F1, instruments, M, NATIONWIDE } from '../articles.ts';
import { defineRule, type Finding, PROVIDERS } from '../rule.ts';
import type { ProviderFilingFacts, SameApp } from './facts.ts';
import type { FiledApp, ProviderFilingForm } from './form.ts';
import { labelOf } from './placed-fields.ts';
import { calledBy, isInForce, isTheVeryApp } from './same-apps.ts';

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
  check: ({ form, sameApps, underWay: names }) => [
    ...sameApps.filter((record) => isInForce(record) && isTheVeryApp(record)).map(alreadyFiled),
    ...underWay(form, names),
    ...repeated(form),
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

function underWay(form: ProviderFilingForm, names: readonly string[]): Finding[] {
  return (form.apps ?? [])
    .filter(({ name }) => name !== undefined && names.includes(name))
    .map(({ key, name }) => ({
      field: `apps.${key}.name`,
      message: `“${name}”在本单位的另一份备案中正在办理。`,
      remedy: '请先办完或撤回那一份备案，或者从本次备案中移除这个应用。',
    }));
}

/** Apps of this very form that are the same as one before them. */
function repeated(form: ProviderFilingForm): Finding[] {
  const known = new Set<string>();
  return (form.apps ?? []).flatMap((app) => {
    const packages = packagesOf(app);
    const name = `name ${app.name}`;
    const field = packages.some((one) => known.has(one)) ? 'packages' : known.has(name) ? 'name' : undefined;
    for (const one of [...packages, ...(app.name ? [name] : [])]) known.add(one);
    return field === undefined ? [] : [twice(form, app, field)];
  });
}

function twice(form: ProviderFilingForm, { key }: FiledApp, field: 'packages' | 'name'): Finding {
  const same = field === 'packages' ? '包名' : '名称';
  return {
    field: `apps.${key}.${field}`,
    message: `${labelOf(form, `apps.${key}`)}与前面填写的另一个应用${same}相同，一个应用只填一次。`,
    remedy:
      '请合并为一个应用：不同平台和版本的安装包填在同一个应用里；确为不同应用的，请用不同的名称和包名。',
  };
}

function packagesOf({ packages = [] }: FiledApp): string[] {
  return packages.flatMap(({ platform, packageId }) =>
    platform !== undefined && packageId ? [`${platform} ${packageId}`] : [],
  );
}
