import type { paths } from '../../api/schema.generated.ts';

type Path = paths['/api/v1/organisations/{id}/liaison'];
export type Liaison = Path['get']['responses'][200]['content']['application/json'];
export type LiaisonBody = Path['put']['requestBody']['content']['application/json'];

/** What is written on the form, by the path as the API's defects have it. */
export const LIAISON_FIELDS = {
  supervisingAuthority: { label: '主管部门' },
  'head.name': { label: '负责人姓名' },
  'head.position': { label: '负责人职务' },
  'head.landline': { label: '负责人固定电话', hint: '区号-号码，如 0371-00000000', inputMode: 'tel' },
  'head.mobile': { label: '负责人手机号码', inputMode: 'tel' },
  'administrator.name': { label: '管理员姓名', hint: '今后使用本单位账号的人。' },
  'administrator.position': { label: '管理员职务' },
  'administrator.mobile': { label: '管理员手机号码', inputMode: 'tel' },
  'administrator.qq': { label: '管理员 QQ 号（可不填）', inputMode: 'numeric', required: false },
} as const;
export type LiaisonField = keyof typeof LIAISON_FIELDS;

export type EnteredLiaison = Readonly<Record<LiaisonField, string>>;

const NOBODY: NonNullable<Liaison['people']> = {
  head: { name: '', position: '', landline: '', mobile: '' },
  administrator: { name: '', position: '', mobile: '' },
};

/** As it stands now; the stamp has to be on what is said anew, so the copy is always another one. */
export function enteredLiaison(current: Liaison | undefined, authority: string): EnteredLiaison {
  const { head, administrator } = current?.people ?? NOBODY;
  return {
    supervisingAuthority: current?.supervisingAuthority ?? authority,
    'head.name': head.name,
    'head.position': head.position,
    'head.landline': head.landline,
    'head.mobile': head.mobile,
    'administrator.name': administrator.name,
    'administrator.position': administrator.position,
    'administrator.mobile': administrator.mobile,
    'administrator.qq': administrator.qq ?? '',
  };
}

/** Without a copy it is refused at its field, together with whatever else is wrong. */
export function liaisonBody(entered: EnteredLiaison, stampedCopy: number | undefined): LiaisonBody {
  const text = (field: LiaisonField): string => entered[field].trim();
  const qq = text('administrator.qq');
  return {
    supervisingAuthority: text('supervisingAuthority'),
    head: {
      name: text('head.name'),
      position: text('head.position'),
      landline: text('head.landline'),
      mobile: text('head.mobile'),
    },
    administrator: {
      name: text('administrator.name'),
      position: text('administrator.position'),
      mobile: text('administrator.mobile'),
      ...(qq !== '' && { qq }),
    },
    stampedCopy: stampedCopy as number,
  };
}
