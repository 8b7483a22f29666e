import type { FilingPeople } from '../../../policy/use-filing/form.ts';
import { maskedName, maskedPerson } from '../../cases/masking.ts';

export function masked({ legalPerson, contact, attendees }: FilingPeople): FilingPeople {
  return {
    ...(legalPerson && { legalPerson: maskedPerson(legalPerson) }),
    ...(contact && { contact: maskedPerson(contact) }),
    ...(attendees && { attendees: attendees.map(maskedName) }),
  };
}
