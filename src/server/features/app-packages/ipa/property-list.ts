/** A value of a property list; a date is text. */
export type PropertyValue =
  | string
  | number
  | boolean
  | Buffer
  | null
  | readonly PropertyValue[]
  | PropertyDictionary;
export interface PropertyDictionary {
  readonly [key: string]: PropertyValue | undefined;
}

export function isDictionary(value: PropertyValue | undefined): value is PropertyDictionary {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

/** Its own entry of that name, never one that every object has. */
export function propertyOf(
  dictionary: PropertyDictionary | undefined,
  key: string,
): PropertyValue | undefined {
  return dictionary !== undefined && Object.hasOwn(dictionary, key) ? dictionary[key] : undefined;
}

export function textProperty(dictionary: PropertyDictionary | undefined, key: string): string | undefined {
  const value = propertyOf(dictionary, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function listProperty(
  dictionary: PropertyDictionary | undefined,
  key: string,
): readonly PropertyValue[] {
  const value = propertyOf(dictionary, key);
  return Array.isArray(value) ? value : [];
}

export function dictionaryProperty(
  dictionary: PropertyDictionary | undefined,
  key: string,
): PropertyDictionary | undefined {
  const value = propertyOf(dictionary, key);
  return isDictionary(value) ? value : undefined;
}
