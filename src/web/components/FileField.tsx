import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Problem } from '../api/problem.ts';
import { Field } from './Field.tsx';
import { FileLink } from './FileLink.tsx';
import { useFiles } from './files-context.ts';
import { figure } from './time.ts';
import { uploadFile } from './upload-file.ts';

interface Props {
  readonly name: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: number | undefined;
  readonly accept?: string | undefined;
  readonly onChange: (file: number | undefined) => void;
}

const DOCUMENTS = '.pdf,.png,.jpg,.jpeg,.docx,.xlsx,.ofd';

type Progress =
  | { readonly is: 'none' }
  | { readonly is: 'sending'; readonly name: string; readonly share: number }
  | { readonly is: 'failed'; readonly file: File; readonly problem: Problem };

/** A file: which one stands there, and one to be sent instead, piece by piece. */
export function FileField({ name, label, hint, value, accept = DOCUMENTS, onChange }: Props): ReactNode {
  const { progress, send, cancel } = useSending(onChange);
  return (
    <Field name={name} label={label} hint={hint ?? '可上传 PDF、图片、docx、xlsx 或 OFD。'}>
      {({ status: _status, ...control }) => (
        <div className="file">
          {value !== undefined && (
            <p>
              <FileLink id={value} />{' '}
              <Button size="small" onClick={() => onChange(undefined)} aria-label={`移除${label}`}>
                移除
              </Button>
            </p>
          )}
          <input
            {...control}
            type="file"
            accept={accept}
            onChange={({ target }) => {
              const [file] = target.files ?? [];
              if (file !== undefined) void send(file);
              target.value = '';
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
  const abort = useRef<AbortController>(null);
  const { organisationId } = useFiles();
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
  return { progress, send, cancel };
}

interface ProgressProps {
  readonly progress: Progress;
  readonly onAgain: (file: File) => void;
  readonly onCancel: () => void;
}

function ProgressLine({ progress, onAgain, onCancel }: ProgressProps): ReactNode {
  if (progress.is === 'sending')
    return (
      <p>
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
