import { expect, test } from 'vitest';
import { faultText } from './faults.ts';

test.each([
  ['smtp-550', '对方邮箱不存在或拒收，请单位核对后重新填写。（smtp-550）'],
  ['smtp-450', '对方邮箱暂时不能接收，两天内重试未成功。（smtp-450）'],
  ['smtp-535', '邮件服务器不接受平台的账号或密码，请检查邮件服务的设置项。（smtp-535）'],
  ['expired', '两天内没能送出，请检查邮件、短信服务。（expired）'],
  ['toString', '邮件、短信服务出错，请查看运行日志。（toString）'],
  [null, '原因没有记录'],
])('a message that was given up for %s says what to do', (code, text) => {
  expect(faultText(code)).toBe(text);
});
