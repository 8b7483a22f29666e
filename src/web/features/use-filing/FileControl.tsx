import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api, dataOf } from '../../api/client.ts';
import type { ControlProps } from '../../components/Field.tsx';
import { FileLink } from './FileLink.tsx';

interface Props {
  readonly control: ControlProps;
  readonly label: string;
  /** Id of the file that is there. */
  readonly value: number | undefined;
  readonly onChange: (file: number | undefined) => void;
}

const ACCEPTED = '.pdf,.docx,.xlsx,.ofd,.png,.jpg,.jpeg';

/** A document as evidence: from the folder, or on a phone from the camera. */
export function FileControl({
  control: { status: _, ...control },
  label,
  value,
  onChange,
}: Props): ReactNode {
  const [name, setName] = useState<string | null>(null);
  const upload = useMutation({
    mutationFn: uploadFile,
    onSuccess: ({ id, name: stored }) => {
      setName(stored);
      onChange(id);
    },
  });
  return (
    <div className="file-control">
      {value !== undefined && (
        <Chosen id={value} name={name} label={label} onRemove={() => onChange(undefined)} />
      )}
      <input
        {...control}
        type="file"
        accept={ACCEPTED}
        disabled={upload.isPending}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file !== undefined) upload.mutate(file);
          target.value = '';
        }}
      />
      <output>{upload.isPending && '正在上传…'}</output>
      {upload.error !== null && (
        <div className="field-error" role="alert">
          {upload.error.title} {upload.error.detail}
        </div>
      )}
    </div>
  );
}

interface ChosenProps {
  readonly id: number;
  readonly name: string | null;
  readonly label: string;
  readonly onRemove: () => void;
}

function Chosen({ id, name, label, onRemove }: ChosenProps): ReactNode {
  return (
    <span className="file-chosen">
      <FileLink id={id} name={name ?? '已上传的文件'} />
      <Button size="small" onClick={onRemove} aria-label={`移除${label}`}>
        移除
      </Button>
    </span>
  );
}

async function uploadFile(file: File) {
  const body = new FormData();
  body.append('file', file);
  return dataOf(api.POST('/api/v1/files', { body: body as never }));
}
