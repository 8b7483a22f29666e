import { attributeName } from '../apk/attribute-names.ts';
import type { XmlElement } from '../apk/binary-xml.ts';
import type { ResValue } from '../apk/res-value.ts';
import { Damaged } from '../formats/damaged.ts';

/** One field of a message: its number, and its bytes or number. */
interface Field {
  readonly number: number;
  readonly bytes: Buffer;
  readonly value: number;
}

const VARINT = 0;
const LENGTH_DELIMITED = 2;
const FIXED: Readonly<Record<number, number>> = { 1: 8, 5: 4 };
const NONE = Buffer.alloc(0);
const DEEPEST = 100;
const MOST_ELEMENTS = 200_000;
const ELEMENT = { name: 3, attribute: 4, child: 5 };
const ATTRIBUTE = { name: 2, value: 3, id: 5, item: 6 };
const ITEM = { reference: 1, primitive: 7 };
const PRIMITIVE = { decimal: 6, hexadecimal: 7, boolean: 8 };

/** The root element of a document as it stands in an app bundle (aapt.pb.XmlNode). @throws Damaged */
export function readProtobufXml(bytes: Buffer): XmlElement {
  const budget = { left: MOST_ELEMENTS };
  const root = elementOf(bytes, 0, budget);
  if (root === undefined) throw new Damaged('no element');
  return root;
}

function elementOf(node: Buffer, depth: number, budget: { left: number }): XmlElement | undefined {
  budget.left -= 1;
  if (depth > DEEPEST || budget.left < 0) throw new Damaged('too many elements');
  const element = fieldsOf(node).find(({ number }) => number === 1)?.bytes;
  if (element === undefined) return undefined;
  const fields = fieldsOf(element);
  const attributes = fields.filter(({ number }) => number === ELEMENT.attribute).map(attributeOf);
  return {
    name: textIn(fields, ELEMENT.name),
    attributes: new Map(attributes.filter(([name]) => name !== '').toReversed()),
    children: fields
      .filter(({ number }) => number === ELEMENT.child)
      .flatMap(({ bytes }) => elementOf(bytes, depth + 1, budget) ?? []),
  };
}

function attributeOf({ bytes }: Field): [string, ResValue] {
  const fields = fieldsOf(bytes);
  const id = fields.find(({ number }) => number === ATTRIBUTE.id)?.value;
  const text = textIn(fields, ATTRIBUTE.name);
  const name = attributeName(id) ?? (attributeName(text) === undefined ? text : '');
  const item = fields.find(({ number }) => number === ATTRIBUTE.item)?.bytes;
  return [
    name,
    (item && compiled(fieldsOf(item))) ?? { kind: 'string', text: textIn(fields, ATTRIBUTE.value) },
  ];
}

function compiled(item: readonly Field[]): ResValue | undefined {
  const reference = item.find(({ number }) => number === ITEM.reference);
  if (reference !== undefined)
    return {
      kind: 'reference',
      id: fieldsOf(reference.bytes).find(({ number }) => number === 2)?.value ?? 0,
    };
  const primitive = item.find(({ number }) => number === ITEM.primitive);
  const [field] = primitive === undefined ? [] : fieldsOf(primitive.bytes);
  if (field?.number === PRIMITIVE.boolean) return { kind: 'boolean', isTrue: field.value !== 0 };
  const isNumber = field?.number === PRIMITIVE.decimal || field?.number === PRIMITIVE.hexadecimal;
  return isNumber ? { kind: 'number', number: field.value | 0 } : undefined;
}

function textIn(fields: readonly Field[], wanted: number): string {
  return fields.find(({ number }) => number === wanted)?.bytes.toString('utf8') ?? '';
}

function fieldsOf(message: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let shift = 0; shift < 10; shift += 1) {
      const byte = message.readUInt8(at);
      at += 1;
      value += (byte & 0x7f) * 2 ** (7 * shift);
      if (byte < 0x80) return value;
    }
    throw new Damaged('varint');
  };
  while (at < message.length) {
    const key = varint();
    const type = key % 8;
    const number = Math.floor(key / 8);
    const value = type === VARINT || type === LENGTH_DELIMITED ? varint() : 0;
    const length = type === LENGTH_DELIMITED ? value : (FIXED[type] ?? 0);
    if (at + length > message.length || (type !== VARINT && type !== LENGTH_DELIMITED && length === 0))
      throw new Damaged('field');
    fields.push({ number, bytes: length === 0 ? NONE : message.subarray(at, at + length), value });
    at += length;
  }
  return fields;
}
