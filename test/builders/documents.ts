import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: string | Buffer;
  /** What the directory claims, where that is not the truth. */
  readonly claimedSize?: number;
  readonly unixMode?: number;
  /** 1: encrypted. */
  readonly flags?: number;
}

/** An archive as Word writes it: deflated parts, then the directory. */
export function aZip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = deflateRawSync(content);
    const name = Buffer.from(part.name);
    const sizes = Buffer.alloc(12);
    sizes.writeUInt32LE(crc32(content), 0);
    sizes.writeUInt32LE(packed.length, 4);
    sizes.writeUInt32LE(part.claimedSize ?? content.length, 8);
    const flags = Buffer.alloc(2);
    flags.writeUInt16LE(part.flags ?? 0);
    const lengths = Buffer.alloc(4);
    lengths.writeUInt16LE(name.length, 0);
    const local = Buffer.concat([
      hex('504b0304 1400'),
      flags,
      hex('0800 00000000'),
      sizes,
      lengths,
      name,
      packed,
    ]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((part.unixMode ?? 0) << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    central.push(
      Buffer.concat([
        hex('504b0102 1403 1400'),
        flags,
        hex('0800 00000000'),
        sizes,
        lengths,
        rest.subarray(0, 14),
        name,
      ]),
    );
    locals.push(local);
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  hex('504b0506').copy(end);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

const MAIN = 'application/vnd.openxmlformats-officedocument';

function contentTypes(type: string): ZipPart {
  return {
    name: '[Content_Types].xml',
    content: `<?xml version="1.0"?><Types><Override PartName="/main.xml" ContentType="${type}"/></Types>`,
  };
}

export function aDocx(more: readonly ZipPart[] = []): Buffer {
  return aZip([
    contentTypes(`${MAIN}.wordprocessingml.document.main+xml`),
    { name: 'word/document.xml', content: '<w:document>校务会议纪要</w:document>' },
    ...more,
  ]);
}

export function anXlsx(more: readonly ZipPart[] = []): Buffer {
  return aZip([
    contentTypes(`${MAIN}.spreadsheetml.sheet.main+xml`),
    { name: 'xl/workbook.xml', content: '<workbook/>' },
    ...more,
  ]);
}

export function anOfd(): Buffer {
  const content = '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0"/>';
  return aZip([
    { name: 'OFD.xml', content },
    { name: 'Doc_0/Document.xml', content: '<ofd:Document/>' },
  ]);
}

/** `marker` makes one file different from another. */
export function aPdf(marker = ''): Buffer {
  return Buffer.from(`%PDF-1.7\n1 0 obj\n<<>>\nendobj\n% ${marker}\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n`);
}

export function aPng({ width = 800, height = 600 } = {}): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    hex('89504e47 0d0a1a0a'),
    pngChunk('IHDR', header),
    pngChunk('IDAT', Buffer.alloc(40, 7)),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

export function aJpeg({ width = 800, height = 600 } = {}): Buffer {
  const frame = hex('ffc0 0011 08 0000 0000 03 011100 021101 031101');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    hex('ffd8 ffe0 0010 4a46494600 0101 00 0001 0001 0000'),
    frame,
    hex('ffda 000c 03 0100 0211 0311 003f00 1234 ffd9'),
  ]);
}

function hex(text: string): Buffer {
  return Buffer.from(text.replaceAll(' ', ''), 'hex');
}
