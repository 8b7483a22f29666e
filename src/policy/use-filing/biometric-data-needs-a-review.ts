import { HENAN, instruments, U } from '../articles.ts';
import { defineRule } from '../rule.ts';
import type { UseFilingFacts } from './facts.ts';
import { concernsUniversityManagement } from './university-management.ts';

export const biometricDataNeedsAReview = defineRule<UseFilingFacts>({
  id: 'use-filing/biometric-data-needs-a-review',
  ref: 'SE-4',
  title: '高校采集人脸等个人生物识别信息的应用，须组织科学性、伦理性、安全性论证',
  sources: [U(3, 3)],
  from: instruments.U.from,
  territory: HENAN,
  addressees: ['school:university'],
  severity: 'violation',
  check: (facts) =>
    concernsUniversityManagement(facts) &&
    facts.form.biometricData === true &&
    facts.form.biometricReview === undefined
      ? [
          {
            field: 'biometricReview',
            message: '采集人脸等个人生物识别信息的应用，没有科学性、伦理性、安全性论证材料。',
            remedy: '请组织论证并上传材料；不再采集的，将“是否采集人脸等个人生物识别信息”改为“否”。',
          },
        ]
      : [],
});
