/** Ends the reading of a file as a whole; never leaves this folder: `readTable` turns it into the one error. */
export class TableRefusal extends Error {
  override readonly name = 'TableRefusal';
}

export const DAMAGED = '文件已损坏或不是规范的表格文件，请用 Excel 或 WPS 打开后另存为 .xlsx 再上传。';

export function damaged(): TableRefusal {
  return new TableRefusal(DAMAGED);
}
