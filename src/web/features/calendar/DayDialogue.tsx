import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '../../api/client.ts';
import { Dialogue } from '../../components/Dialogue.tsx';
import { Form } from '../../components/Form.tsx';
import { SelectField } from '../../components/SelectField.tsx';
import { TextField } from '../../components/TextField.tsx';

export interface CalendarDay {
  readonly day: string;
  readonly working: boolean;
  readonly note: string | null;
}

const WORKING = { true: '工作日', false: '休息日' } as const;

export function DayDialogue({
  day,
  onDone,
}: {
  readonly day: CalendarDay;
  readonly onDone: () => void;
}): ReactNode {
  const [working, setWorking] = useState(day.working);
  const [note, setNote] = useState(day.note ?? '');
  const written = note.trim() === '' ? null : note.trim();
  const change = useDayChange({ day: day.day, working, note: written }, onDone);
  return (
    <Dialogue title={day.day} onCancel={onDone}>
      <Form name="day" problem={change.error} onSubmit={() => change.mutate()}>
        <SelectField
          name="working"
          label="这一天是"
          value={String(working)}
          options={WORKING}
          onChange={(value) => setWorking(value === 'true')}
        />
        <TextField
          name="note"
          label="说明"
          hint="如：国庆节、补班"
          required={false}
          maxLength={50}
          value={note}
          onChange={setNote}
        />
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          修改并重算期限
        </Button>{' '}
        <Button onClick={onDone}>取消</Button>
      </Form>
    </Dialogue>
  );
}

function useDayChange({ day, ...body }: CalendarDay, onDone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => api.PUT('/api/v1/calendar/days/{day}', { params: { path: { day } }, body }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['calendar'] });
      onDone();
    },
  });
}
