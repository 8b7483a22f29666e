import type { FilingPeople } from '../../../policy/use-filing/form.ts';

/** 王小明 → 王**, 13812345678 → 138****5678: enough to recognise, not enough to use (DX-4). */
export function masked({ legalPerson, contact, attendees }: FilingPeople): FilingPeople {
  return {
    ...(legalPerson && { legalPerson: maskedPerson(legalPerson) }),
    ...(contact && { contact: maskedPerson(contact) }),
    ...(attendees && { attendees: attendees.map(maskedName) }),
  };
}

function maskedPerson({
  name,
  phone,
}: NonNullable<FilingPeople['contact']>): NonNullable<FilingPeople['contact']> {
  return {
    ...(name === undefined ? {} : { name: maskedName(name) }),
    ...(phone === undefined ? {} : { phone: maskedPhone(phone) }),
  };
}

function maskedName(name: string): string {
  const [first = ''] = name;
  return `${first}**`;
}

function maskedPhone(phone: string): string {
  return phone.length < 8 ? '****' : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}
