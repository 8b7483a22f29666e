import type { PackageFinding } from '../../../policy/app-packages/report.ts';
import type { DirectoryFault } from '../../files/zip-directory.ts';

type Severity = PackageFinding['severity'];

/** What an inspection can find, in words for a clerk. */
const FINDINGS = {
  'not-a-package': ['broken', '这个文件不是可以识别的安装包。'],
  'archive-truncated': ['broken', '文件不完整：没有找到压缩包的结尾，可能没有传完或被截断。'],
  'archive-zip64': ['broken', '文件使用了安卓不支持的大型压缩包（zip64）格式，或虚报了条目数量。'],
  'archive-directory-misplaced': ['broken', '压缩包目录的位置与文件结尾的记录不一致。'],
  'archive-too-many-entries': ['broken', '压缩包中的文件数量超出安装包可能的范围。'],
  'archive-directory-too-large': ['broken', '压缩包的目录异常庞大。'],
  'archive-directory-damaged': ['broken', '压缩包的目录已损坏，或条目数量与记录不一致。'],
  'archive-duplicate-entry': ['broken', '压缩包中有重名的文件，不同的程序会读到不同的内容。'],
  'archive-overlap': ['broken', '压缩包中的文件互相重叠。'],
  'archive-leading-bytes': ['broken', '压缩包之前夹带了其他内容。'],
  'archive-path-leads-out': ['broken', '压缩包中有指向包外的路径或链接。'],
  'archive-bomb': ['broken', '压缩包声称的解压后大小异常庞大，没有解压。'],
  'two-in-one': ['broken', '文件同时具有两种格式的特征，不能确定是哪一种。'],
  'entry-truncated': ['broken', '包内文件的内容超出了文件的末尾。'],
  'entry-header-differs': ['broken', '包内文件自身的记录与目录不一致。'],
  'entry-encrypted': ['broken', '包内文件标记为加密，安卓不支持，常见于逃避检查的安装包。'],
  'entry-unknown-method': ['broken', '包内文件使用了安卓不支持的压缩方式，常见于逃避检查的安装包。'],
  'entry-not-deflate': ['broken', '包内文件的压缩数据已损坏。'],
  'entry-size-differs': ['broken', '包内文件解压后的大小与目录记录的不一致。'],
  'entry-crc-differs': ['broken', '包内文件的内容与目录记录的校验和不一致，文件已损坏或被改动。'],
  'entry-too-large': ['broken', '包内文件过大，没有读取。'],
  'manifest-missing': ['broken', '没有找到清单文件，无法得知应用是什么。'],
  'manifest-damaged': ['broken', '清单文件已损坏或被有意写错，无法读取。'],
  'resources-damaged': ['warning', '资源表已损坏或过大，无法读取应用名称等内容。'],
  'classes-damaged': ['warning', '程序代码文件已损坏或过大，没有检查其中的第三方组件。'],
  'security-config-damaged': ['warning', '网络安全配置无法读取，按未配置处理。'],
  'signature-missing': ['broken', '安装包没有签名，安卓手机无法安装。'],
  'signature-broken': ['broken', '签名与内容不符：安装包在签名之后被改动过，或签名本身无效。'],
  'signature-stripped': ['broken', '签名中注明的更强的签名方案被移除，安装包在签名之后被改动过。'],
  'signature-too-weak': ['broken', '只有旧的 v1 签名：面向安卓 11 及以上版本的应用必须有 v2 或更新的签名。'],
  'signature-too-new': ['broken', '签名使用的算法在应用声称支持的最低安卓版本上不能验证。'],
  'signature-unused-broken': ['notice', '有一个安卓不会使用的签名无效，不影响安装。'],
  'signature-declared': ['notice', 'iOS 安装包的签名只作读取，没有验证；其中的开发团队是声明的。'],
  'debug-certificate': ['warning', '安装包用开发调试证书签名，不是正式发布的版本。'],
  'entries-unprotected': ['notice', '有文件不在签名保护的范围内。'],
  'split-only': ['warning', '这是拆分安装包的一部分，不是完整的应用。'],
  'bundle-read': ['notice', '这是多个安装包的组合，以下内容取自其中的主安装包。'],
  'bundle-not-read': ['warning', '这是多个安装包的组合，其中的主安装包无法直接读取。'],
  'unsigned-bundle': ['notice', '应用包（AAB）由应用商店重新打包并签名，这里没有最终的签名。'],
  'ipa-encrypted': ['notice', '程序文件由应用商店加密，没有检查其中的第三方组件。'],
  'executable-not-read': ['notice', '程序文件无法读取，没有得到签名中的开发团队和权利。'],
  'profile-damaged': ['warning', '描述文件已损坏，无法读取开发团队。'],
  'inspection-out-of-time': ['broken', '检查没有在规定的时间内完成，已停止。文件可能有意构造得难以读取。'],
  'inspection-out-of-memory': ['broken', '检查占用的内存超出规定，已停止。文件可能有意构造得难以读取。'],
  'inspection-failed': ['broken', '检查意外中止，文件可能有意构造得难以读取。'],
} as const satisfies Readonly<Record<string, readonly [Severity, string]>>;

export type FindingCode = keyof typeof FINDINGS;

export function finding(code: FindingCode, detail?: string): PackageFinding {
  const [severity, message] = FINDINGS[code];
  return { code, severity, message, ...(detail !== undefined && { detail: plain(detail, 200) }) };
}

const DIRECTORY: Readonly<Record<DirectoryFault, FindingCode>> = {
  'no-end': 'archive-truncated',
  zip64: 'archive-zip64',
  misplaced: 'archive-directory-misplaced',
  'too-many-entries': 'archive-too-many-entries',
  'too-large': 'archive-directory-too-large',
  damaged: 'archive-directory-damaged',
};

export function directoryFinding(fault: DirectoryFault): PackageFinding {
  return finding(DIRECTORY[fault]);
}

/** What a file says of itself, fit to be stored and shown: no control characters, no lone surrogates, not endless. */
export function plain(text: string, longest = 300): string {
  const clean = text.toWellFormed().replaceAll(/[\p{Cc}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu, ' ');
  return clean.length > longest ? `${clean.slice(0, longest).toWellFormed()}…` : clean;
}
