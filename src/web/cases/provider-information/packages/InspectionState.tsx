import { Button } from 'antd';
import type { ReactNode } from 'react';
import { ErrorSummary } from '../../../components/ErrorSummary.tsx';
import { type Inspection, isUnderWay, useInspectAgain } from './use-inspections.ts';

interface Props {
  readonly file: number;
  readonly inspection: Inspection | undefined;
}

/** While a package is being inspected, and where that failed; nothing once it is done. */
export function InspectionState({ file, inspection }: Props): ReactNode {
  if (inspection?.state === 'failed') return <Failed file={file} />;
  if (inspection?.state === 'not-a-package')
    return (
      <p className="finding-violation">
        ■ 这个文件不是安装包，没有检查。请上传 APK、IPA、AAB、XAPK 或 APKS。
      </p>
    );
  if (!isUnderWay(inspection)) return null;
  const percent = inspection?.percent ?? 0;
  return (
    <p className="sending">
      <progress aria-label="安装包检查进度" value={percent} max={100} />{' '}
      <output>
        {percent === 0 ? '安装包等待检查，通常在一分钟以内完成…' : `正在检查安装包：${percent}%`}
      </output>
    </p>
  );
}

function Failed({ file }: Pick<Props, 'file'>): ReactNode {
  const again = useInspectAgain(file);
  return (
    <div role="alert">
      <ErrorSummary problem={again.error} />
      <p className="field-error">
        安装包没有检查成：系统出了意外，不是文件的问题，已经上传的文件还在。{' '}
        <Button size="small" loading={again.isPending} onClick={() => again.mutate()}>
          重新检查
        </Button>
      </p>
    </div>
  );
}
