import { HENAN, instruments, U } from '../articles.ts';
import { defineRule } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';
import { concernsUniversityManagement } from './university-management.ts';

export const aUniversityAppHasTheItDepartmentsApproval = defineRule<UseFilingFacts>({
  id: 'use-filing/a-university-app-has-the-it-departments-approval',
  ref: 'SE-3',
  title: '高校选用管理服务类应用须经信息化部门审核同意，开发须经信息化部门立项',
  sources: [U(3, 2)],
  from: instruments.U.from,
  territory: HENAN,
  addressees: ['school:university'],
  severity: 'violation',
  check: (facts) => {
    const { form } = facts;
    if (!concernsUniversityManagement(facts)) return [];
    return ASKED.filter(({ field }) => form[field] === undefined).map(({ field, message, remedy }) => ({
      field,
      message,
      remedy,
    }));
  },
});

const ASKED = [
  {
    field: 'itApproval',
    message: '管理服务类应用没有信息化部门的审核同意或立项文件。',
    remedy: '选用的，请先报信息化部门审核同意；开发的，请先经信息化部门立项；再上传文件。',
  },
  {
    field: 'largeScalePersonalData',
    message: '没有填写“是否大范围采集个人信息”。',
    remedy: '请填写；大范围采集的，还须征求意见并经党委领导班子审定。',
  },
  {
    field: 'biometricData',
    message: '没有填写“是否采集人脸等个人生物识别信息”。',
    remedy: '请填写；采集的，还须组织科学性、伦理性、安全性论证。',
  },
] as const;
