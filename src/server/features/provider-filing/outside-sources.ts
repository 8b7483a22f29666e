import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import type { OutsideRegister, OutsideSource } from '../../outside-source.ts';

/** Where each register is looked up by hand while it is not connected. */
const REGISTERS: Readonly<Record<OutsideRegister, { readonly title: string; readonly byHand: string }>> = {
  enterprise: { title: '企业登记信息', byHand: '国家企业信用信息公示系统' },
  icp: { title: 'ICP 备案', byHand: '工业和信息化部 ICP/IP 地址/域名信息备案管理系统' },
  mlps: { title: '网络安全等级保护备案', byHand: '公安机关出具的备案证明' },
  exchange: { title: '其他省份的提供者备案', byHand: '教育部提供者备案查询' },
};

/** One value to look up: what was declared at which path of the form. */
interface Enquiry {
  readonly register: OutsideRegister;
  readonly path: string;
  readonly declared: string;
}

export interface Enquired extends Enquiry {
  readonly title: string;
  readonly result: 'found' | 'not-found' | 'by-hand' | 'unavailable';
  readonly answer: string;
}

/** Asks what is connected; says where to look by hand for the rest. */
export function enquire(form: ProviderFilingForm, sources: readonly OutsideSource[]): Promise<Enquired[]> {
  return Promise.all(
    enquiriesOf(form).map(async (enquiry) => {
      const { title, byHand } = REGISTERS[enquiry.register];
      const source = sources.find(({ register }) => register === enquiry.register);
      if (source === undefined)
        return { ...enquiry, title, result: 'by-hand' as const, answer: `未接通，请在“${byHand}”人工核对。` };
      return { ...enquiry, title, ...(await answerOf(source, enquiry)) };
    }),
  );
}

async function answerOf(
  source: OutsideSource,
  enquiry: Enquiry,
): Promise<Pick<Enquired, 'result' | 'answer'>> {
  try {
    const found = await source.ask(enquiry.declared);
    if (found === null) return { result: 'not-found', answer: `没有查到“${enquiry.declared}”。` };
    return { result: 'found', answer: `${found.holder}；${found.details}` };
  } catch {
    return { result: 'unavailable', answer: '查询未成功，请稍后重试或人工核对。' };
  }
}

function enquiriesOf({ unit, systems = [], apps = [] }: ProviderFilingForm): Enquiry[] {
  const about = (register: OutsideRegister, path: string, declared: string | undefined): Enquiry[] =>
    declared === undefined || declared === '' ? [] : [{ register, path, declared }];
  return [
    ...about('enterprise', 'unit.proof.number', unit?.proof?.number),
    ...systems.flatMap(({ key, icpNumber, mlpsNumber }) => [
      ...about('icp', `systems.${key}.icpNumber`, icpNumber),
      ...about('mlps', `systems.${key}.mlpsNumber`, mlpsNumber),
    ]),
    ...apps.flatMap(({ key, name }) => about('exchange', `apps.${key}.name`, name)),
  ];
}
