const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** No area has this code, so no real unit can have a code made here. */
const EXAMPLE_REGION = '419900';

/** 12 a public institution, 52 a private non-enterprise unit, 91 a company. */
export type Registration = '12' | '52' | '91';

/**
 * A unified social credit code with correct check digits that belongs to nobody: of an area that does not exist, with EX
 * and the sequence number for the unit.
 */
export function exampleCreditCode(registration: Registration, sequence: number): string {
  const unit = `EX${String(sequence).padStart(6, '0')}`;
  const text = `${registration}${EXAMPLE_REGION}${unit}${organisationCheck(unit)}`;
  let sum = 0;
  let weight = 1;
  for (const character of text) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return text + ALPHABET.charAt((31 - (sum % 31)) % 31);
}

const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11714; its letters count from A = 10, without gaps. */
function organisationCheck(unit: string): string {
  const sum = WEIGHTS.reduce(
    (all, weight, index) => all + weight * Number.parseInt(unit.charAt(index), 36),
    0,
  );
  return '0123456789X0'.charAt(11 - (sum % 11));
}
