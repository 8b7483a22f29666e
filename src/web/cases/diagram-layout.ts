import type { AnyStateTable } from '../../policy/states.ts';

export const NODE = { width: 120, height: 34 };
const GAP = { x: 16, y: 44 };
const MARGIN = 6;

export interface Node {
  readonly name: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
}

export interface Edge {
  readonly from: string;
  readonly to: string;
  /** SVG path data. */
  readonly path: string;
}

export interface Diagram {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  readonly width: number;
  readonly height: number;
}

/** Downwards from the initial state, each state in the row of the fewest steps that lead to it. */
export function layOut(table: AnyStateTable): Diagram {
  const rows = rowsOf(table);
  const widest = Math.max(...rows.map(({ length }) => length));
  const width = widest * (NODE.width + GAP.x) - GAP.x + 2 * MARGIN;
  const nodes = rows.flatMap((names, row) => {
    const rowWidth = names.length * (NODE.width + GAP.x) - GAP.x;
    return names.map((name, column) => ({
      name,
      title: table.states[name]?.title ?? name,
      x: (width - rowWidth) / 2 + column * (NODE.width + GAP.x),
      y: MARGIN + row * (NODE.height + GAP.y),
    }));
  });
  const height = rows.length * (NODE.height + GAP.y) - GAP.y + 2 * MARGIN;
  return { nodes, edges: edgesOf(table, new Map(nodes.map((node) => [node.name, node]))), width, height };
}

function rowsOf({ initial, states, transitions }: AnyStateTable): string[][] {
  const rows: string[][] = [];
  const placed = new Set<string>();
  const isEnd = (state: string): number => Number(!transitions.some(({ from }) => from.includes(state)));
  // Between those that lead on to one another, an end would stand in the way.
  const endsLast = (a: string, b: string): number => isEnd(a) - isEnd(b);
  for (let row = [initial]; row.length > 0; ) {
    rows.push(row);
    for (const state of row) placed.add(state);
    const following = transitions.filter(({ from }) => from.some((state) => row.includes(state)));
    row = [...new Set(following.map(({ to }) => to))]
      .filter((state) => !placed.has(state))
      .toSorted(endsLast);
  }
  const unreached = Object.keys(states).filter((state) => !placed.has(state));
  return unreached.length === 0 ? rows : [...rows, unreached];
}

function edgesOf({ transitions }: AnyStateTable, nodes: ReadonlyMap<string, Node>): Edge[] {
  const pairs = transitions.flatMap(({ from, to }) => from.map((each) => ({ from: each, to })));
  const distinct = new Map(pairs.map((pair) => [`${pair.from} ${pair.to}`, pair]));
  return [...distinct.values()].flatMap(({ from, to }) => {
    const [start, end] = [nodes.get(from), nodes.get(to)];
    return start === undefined || end === undefined || from === to
      ? []
      : [{ from, to, path: pathOf(start, end) }];
  });
}

/** Down from below to above; within a row from side to side; back up a little beside the way down. */
function pathOf(from: Node, to: Node): string {
  const middle = NODE.width / 2;
  if (from.y < to.y) {
    const [x1, y1, x2, y2] = [from.x + middle, from.y + NODE.height, to.x + middle, to.y - 1];
    return `M${x1} ${y1}C${x1} ${y1 + GAP.y / 2} ${x2} ${y2 - GAP.y / 2} ${x2} ${y2}`;
  }
  if (from.y === to.y) {
    const isRight = from.x < to.x;
    const y = from.y + NODE.height / 2 + (isRight ? -6 : 6);
    return `M${from.x + (isRight ? NODE.width : 0)} ${y}H${to.x + (isRight ? -1 : NODE.width + 1)}`;
  }
  const [x1, y1, x2, y2] = [from.x + middle + 14, from.y, to.x + middle + 14, to.y + NODE.height + 1];
  return `M${x1} ${y1}C${x1} ${y1 - GAP.y / 2} ${x2} ${y2 + GAP.y / 2} ${x2} ${y2}`;
}
