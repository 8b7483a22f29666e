import type { NoUseDeclarationForm } from '../src/policy/use-filing/declaration-form.ts';
import type { UseFilingForm } from '../src/policy/use-filing/form.ts';

type Fault = (form: UseFilingForm) => UseFilingForm;

/** How the form looked that was returned for each reason: filled in so that the rules hold, but not well. */
const FAULTS: Readonly<Record<string, Fault>> = {
  '集体决策纪要没有写明参加人员，请补充': (form) => ({
    ...form,
    decision: { ...form.decision, attendees: ['全体参会人员'] },
  }),
  // The agreement is uploaded anew.
  '协议没有写明个人信息保护责任，请补充': (form) => form,
  '使用场景与应用的功能不符，请核对后改正': (form) => ({ ...form, scenes: ['office'] }),
  '住所地没有写到门牌号，请补充': (form) => ({
    ...form,
    unit: { ...form.unit, domicile: withoutHouseNumber(form.unit?.domicile) },
  }),
  '使用对象漏填家长，请核对后补充': (form) => ({
    ...form,
    users: { ...form.users, audience: form.users?.audience?.filter((user) => user !== 'parent') },
  }),
  '使用场景过于笼统，请逐项选择': (form) => ({ ...form, scenes: ['other'] }),
};

/** The form as it was submitted first, where it is returned later. @throws RangeError for a reason that is not told here */
export function faultyForm(form: UseFilingForm, reasons: readonly string[]): UseFilingForm {
  return reasons.reduce((faulty, reason) => {
    const fault = FAULTS[reason];
    if (fault === undefined) throw new RangeError(`no form is known that is returned because ${reason}`);
    return fault(faulty);
  }, form);
}

export function needsNewAgreement(reasons: readonly string[]): boolean {
  return reasons.some((reason) => reason.startsWith('协议'));
}

export function declarationForm(isResubmission: boolean): NoUseDeclarationForm {
  return isResubmission ? { noAppUsed: true, note: '已核实：班级群中没有使用小程序。' } : { noAppUsed: true };
}

type Domicile = NonNullable<NonNullable<UseFilingForm['unit']>['domicile']>;

function withoutHouseNumber(domicile: Domicile | undefined): Domicile {
  return { ...domicile, address: domicile?.address?.replace(/\d+号$/, '') };
}
