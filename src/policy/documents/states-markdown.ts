import type { AnyStateTable, Party } from '../states.ts';

/** A Chinese page with the state diagram of each table, in Mermaid. */
export function statesMarkdown(tables: readonly AnyStateTable[]): string {
  const intro = '本页由状态表生成，请勿手工修改。箭头上是动作，括号里是由谁作出。';
  return `${['# 办件和记录的状态', intro, ...tables.map(tableSection)].join('\n\n')}\n`;
}

const PARTIES: Readonly<Record<Party, string>> = { owner: '单位', authority: '主管部门', clock: '系统' };

function tableSection(table: AnyStateTable): string {
  const states = Object.entries(table.states);
  const left = new Set(table.transitions.flatMap(({ from }) => from));
  const lines = [
    'stateDiagram-v2',
    ...states.map(([state, { title }]) => `  state "${title}" as ${mermaidId(state)}`),
    `  [*] --> ${mermaidId(table.initial)}`,
    ...table.transitions.flatMap(({ from, to, title, by }) =>
      from.map((state) => `  ${mermaidId(state)} --> ${mermaidId(to)} : ${title}（${PARTIES[by]}）`),
    ),
    ...states.filter(([state]) => !left.has(state)).map(([state]) => `  ${mermaidId(state)} --> [*]`),
  ];
  return [
    `## ${table.title}（\`${table.kind}\`）`,
    '',
    '```mermaid',
    ...lines,
    '```',
    '',
    ...awaited(table),
  ].join('\n');
}

function awaited(table: AnyStateTable): string[] {
  const rows = Object.entries(table.states).map(([state, { title, awaits }]) => {
    return `| ${title} | \`${state}\` | ${awaits === undefined ? '—' : PARTIES[awaits]} |`;
  });
  return ['| 状态 | 代码 | 等待谁 |', '| --- | --- | --- |', ...rows];
}

/** Mermaid takes a hyphen in a state's id for part of an arrow. */
function mermaidId(state: string): string {
  return state.replaceAll('-', '_');
}
