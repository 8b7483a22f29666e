import type { ReactNode } from 'react';
import { findStateTable } from '../../policy/state-tables.ts';
import { type AnyStateTable, findTransition, type Party, titledActions } from '../../policy/states.ts';
import { type Diagram, type Edge, layOut, NODE, type Node } from './diagram-layout.ts';

const PARTIES: Readonly<Record<Party, string>> = { owner: '申报单位', authority: '主管部门', clock: '系统' };

interface Props {
  readonly kind: string;
  readonly state: string;
  /** The states that the case has been in. */
  readonly visited: readonly string[];
}

/** The state table of the case's kind, with where it stands and where it can go: drawn, and in words. */
export function StateDiagram({ kind, state, visited }: Props): ReactNode {
  const table = findStateTable(kind);
  if (table === undefined) return null;
  const diagram = layOut(table);
  return (
    <>
      <Drawing diagram={diagram} state={state} visited={visited} title={table.title} />
      <Next table={table} state={state} />
    </>
  );
}

interface DrawingProps extends Omit<Props, 'kind'> {
  readonly diagram: Diagram;
  readonly title: string;
}

/** The words below say the same to those who do not see it. */
function Drawing({ diagram, state, visited, title }: DrawingProps): ReactNode {
  const { nodes, edges, width, height } = diagram;
  const reachable = edges.filter(({ from }) => from === state).map(({ to }) => to);
  return (
    <div className="diagram">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={`${title}的状态图`}
      >
        <defs>
          <marker
            id="arrow"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" />
          </marker>
        </defs>
        {edges.map((edge) => (
          <Arrow key={`${edge.from} ${edge.to}`} edge={edge} isOpen={edge.from === state} />
        ))}
        {nodes.map((node) => (
          <Box key={node.name} node={node} look={lookOf(node.name, { state, visited, reachable })} />
        ))}
      </svg>
    </div>
  );
}

interface Standing {
  readonly state: string;
  readonly visited: readonly string[];
  readonly reachable: readonly string[];
}

function lookOf(name: string, { state, visited, reachable }: Standing): string {
  if (name === state) return 'here';
  if (reachable.includes(name)) return 'next';
  return visited.includes(name) ? 'visited' : 'other';
}

function Box({ node: { title, x, y }, look }: { readonly node: Node; readonly look: string }): ReactNode {
  return (
    <g className={`node node-${look}`} transform={`translate(${x} ${y})`}>
      <rect width={NODE.width} height={NODE.height} rx="6" />
      <text x={NODE.width / 2} y={NODE.height / 2}>
        {title}
      </text>
    </g>
  );
}

function Arrow({ edge: { path }, isOpen }: { readonly edge: Edge; readonly isOpen: boolean }): ReactNode {
  return <path className={isOpen ? 'edge edge-open' : 'edge'} d={path} markerEnd="url(#arrow)" />;
}

function Next({ table, state }: { readonly table: AnyStateTable; readonly state: string }): ReactNode {
  const actions = titledActions(table, state, ['owner', 'authority', 'clock']);
  return (
    <>
      <p>
        现在：<strong>{table.states[state]?.title ?? state}</strong>
        {actions.length === 0 ? '，已办结。' : '。接下来可能：'}
      </p>
      <ul>
        {actions.map(({ action, title }) => {
          const transition = findTransition(table, action, state);
          if (transition === undefined) return null;
          return (
            <li key={action}>
              {title}（{PARTIES[transition.by]}）→ {table.states[transition.to]?.title}
            </li>
          );
        })}
      </ul>
    </>
  );
}
