import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Problem } from '../../api/problem.ts';
import { Field } from '../../components/Field.tsx';
import { figure } from '../../components/time.ts';
import { FileLink } from './FileLink.tsx';
import { useFormInHand } from './form-in-hand.ts';
import { type Uploaded, uploadFile } from './upload-file.ts';

interface Props {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly value: number | undefined;
  readonly accept?: string;
  readonly onChange: (file: number | undefined) => void;
}

const DOCUMENTS = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.ofd';
export const PACKAGES = '.apk,.ipa,.aab,.xapk';

type Progress =
  | { readonly is: 'none' }
  | { readonly is: 'sending'; readonly name: string; readonly share: number }
  | { readonly is: 'failed'; readonly file: File; readonly problem: Problem };

/** A file: which one stands there, and one to be sent instead, piece by piece. */
export function FileField({ name, label, hint, value, accept = DOCUMENTS, onChange }: Props): ReactNode {
  const { files } = useFormInHand();
  const { progress, sent, send, cancel } = useSending(onChange);
  const known = [...files, ...sent].find(({ id }) => id === value);
  return (
    <Field name={name} label={label} hint={hint ?? '可上传 PDF、图片、docx、xlsx 或 OFD。'}>
      {(control) => (
        <div className="file">
          {value !== undefined && (
            <p>
              <FileLink id={value} file={known} />{' '}
              <Button size="small" onClick={() => onChange(undefined)}>
                移除
              </Button>
            </p>
          )}
          <input
            id={control.id}
            aria-describedby={control['aria-describedby']}
            type="file"
            accept={accept}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) void send(file);
            }}
          />
          <ProgressLine progress={progress} onAgain={(file) => void send(file)} onCancel={cancel} />
        </div>
      )}
    </Field>
  );
}

function useSending(onChange: Props['onChange']) {
  const [progress, setProgress] = useState<Progress>({ is: 'none' });
  const [sent, setSent] = useState<readonly Uploaded[]>([]);
  const abort = useRef<AbortController>(null);
  const { organisationId } = useFormInHand();
  const send = async (file: File): Promise<void> => {
    abort.current?.abort();
    const controller = new AbortController();
    abort.current = controller;
    const show = (received: number): void =>
      setProgress({ is: 'sending', name: file.name, share: received / file.size });
    try {
      show(0);
      const uploaded = await uploadFile(file, {
        organisationId,
        onProgress: show,
        signal: controller.signal,
      });
      setSent((all) => [...all, uploaded]);
      setProgress({ is: 'none' });
      onChange(uploaded.id);
    } catch (error) {
      if (controller.signal.aborted) return;
      if (!(error instanceof Problem)) throw error;
      setProgress({ is: 'failed', file, problem: error });
    }
  };
  const cancel = (): void => {
    abort.current?.abort();
    setProgress({ is: 'none' });
  };
  return { progress, sent, send, cancel };
}

interface ProgressProps {
  readonly progress: Progress;
  readonly onAgain: (file: File) => void;
  readonly onCancel: () => void;
}

function ProgressLine({ progress, onAgain, onCancel }: ProgressProps): ReactNode {
  if (progress.is === 'sending')
    return (
      <p className="sending">
        <progress aria-label={`正在上传 ${progress.name}`} value={progress.share} max={1} />{' '}
        <output>
          {progress.share < 1 ? `已上传 ${figure(Math.floor(progress.share * 100))}%` : '正在核对文件…'}
        </output>{' '}
        <Button size="small" onClick={onCancel}>
          停止上传
        </Button>
      </p>
    );
  if (progress.is === 'failed')
    return (
      <p role="alert" className="field-error">
        {progress.problem.title}
        {progress.problem.detail}{' '}
        <Button size="small" onClick={() => onAgain(progress.file)}>
          继续上传
        </Button>
      </p>
    );
  return null;
}
