/** Why a message did not arrive, and what is to be done, by the code that the delivery noted. */
export function faultText(code: string | null): string {
  if (code === null) return '原因没有记录';
  const text = Object.hasOwn(FAULTS, code) ? FAULTS[code] : bySmtpAnswer(code);
  return `${text ?? '邮件、短信服务出错，请查看运行日志。'}（${code}）`;
}

const UNREACHABLE = '连不上邮件服务器，请检查服务器地址、端口和网络。';

const FAULTS: Readonly<Record<string, string>> = {
  expired: '两天内没能送出，请检查邮件、短信服务。',
  'too-slow': '邮件服务器长时间没有答复，请检查邮件服务。',
  'header-injection': '地址或标题含有换行，没有发送，请单位移除后重新填写。',
  'not-one-mailbox': '填写的不是一个邮箱地址，请单位移除后重新填写。',
  unexpected: '发送时出错，请查看运行日志。',
  ECONNREFUSED: UNREACHABLE,
  ECONNECTION: UNREACHABLE,
  ESOCKET: UNREACHABLE,
  EDNS: UNREACHABLE,
  ETIMEDOUT: UNREACHABLE,
  EAUTH: '邮件服务器不接受平台的账号或密码，请检查邮件服务的设置项。',
  ETLS: '邮件服务器不支持加密连接，平台不在未加密的连接上发送密码。',
};

/** Of the server: 5 is for good, 4 for now (RFC 5321, 4.2.1). */
function bySmtpAnswer(code: string): string | undefined {
  if (code === 'smtp-535') return FAULTS['EAUTH'];
  if (code.startsWith('smtp-5')) return '对方邮箱不存在或拒收，请单位核对后重新填写。';
  if (code.startsWith('smtp-4')) return '对方邮箱暂时不能接收，两天内重试未成功。';
  return undefined;
}
