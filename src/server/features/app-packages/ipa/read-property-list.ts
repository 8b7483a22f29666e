import { Damaged } from '../formats/damaged.ts';
import { readBinaryPropertyList } from './binary-property-list.ts';
import { isDictionary, type PropertyDictionary } from './property-list.ts';
import { readXmlPropertyList } from './xml-property-list.ts';

/** Binary or XML, as its beginning says. @throws Damaged */
export function readPropertyList(bytes: Buffer): PropertyDictionary {
  const value =
    bytes.toString('latin1', 0, 6) === 'bplist' ? readBinaryPropertyList(bytes) : readXmlPropertyList(bytes);
  if (!isDictionary(value)) throw new Damaged('property list');
  return value;
}
