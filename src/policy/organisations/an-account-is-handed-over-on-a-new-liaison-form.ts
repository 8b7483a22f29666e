import { A, NATIONWIDE } from '../articles.ts';
import { ALWAYS, defineRule, EVERYBODY } from '../rule.ts';

/** An account that is to be handed over, beside the liaison form of the organisation. */
export interface HandoverFacts {
  /** `older`: returned before the account was given its role. */
  readonly form: 'none' | 'older' | 'handed-over' | 'new';
}

const WRONG = {
  none: '该单位没有报送备案工作联络表。',
  older: '联络表在这个账号开通之前报送，不是更换联络人。',
  'handed-over': '这份联络表的账号已经交接过。',
} as const;

export const anAccountIsHandedOverOnANewLiaisonForm = defineRule<HandoverFacts>({
  id: 'organisations/an-account-is-handed-over-on-a-new-liaison-form',
  ref: 'JU-8',
  title: '账号凭新报送的备案工作联络表交接',
  sources: [A(3, 3)],
  ours: '河南以外同样凭联络表交接',
  from: ALWAYS,
  territory: NATIONWIDE,
  addressees: EVERYBODY,
  severity: 'violation',
  check: ({ form }) =>
    form === 'new'
      ? []
      : [
          {
            field: 'membershipId',
            message: WRONG[form],
            remedy:
              '请该单位先报送写明新管理员、加盖公章的联络表，再办理交接；只是忘记密码的，请发放新的激活码。',
          },
        ],
});
