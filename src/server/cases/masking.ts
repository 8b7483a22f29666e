export interface Person {
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
}

/** 王小明 → 王**, 13812345678 → 138****5678: enough to recognise, not enough to use (DX-4). */
export function maskedPerson({ name, phone }: Person): { name?: string; phone?: string } {
  return {
    ...(name === undefined ? {} : { name: maskedName(name) }),
    ...(phone === undefined ? {} : { phone: maskedPhone(phone) }),
  };
}

export function maskedName(name: string): string {
  const [first = ''] = name;
  return `${first}**`;
}

function maskedPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
