import { expect, test } from 'vitest';
import { findStateTable, stateTables } from '../state-tables.ts';
import { defineStates } from '../states.ts';
import { statesMarkdown } from './states-markdown.ts';

const example = defineStates({
  kind: 'example',
  title: '示例',
  initial: 'in-use',
  states: { 'in-use': { title: '使用中', awaits: 'owner' }, stopped: { title: '已停用' } },
  transitions: [{ action: 'stop', from: ['in-use'], to: 'stopped', by: 'owner', title: '停用应用' }],
});

test('a table becomes a diagram and a list of who is awaited', () => {
  expect(statesMarkdown([example]).split('\n').slice(4)).toEqual([
    '## 示例（`example`）',
    '',
    '```mermaid',
    'stateDiagram-v2',
    '  state "使用中" as in_use',
    '  state "已停用" as stopped',
    '  [*] --> in_use',
    '  in_use --> stopped : 停用应用（单位）',
    '  stopped --> [*]',
    '```',
    '',
    '| 状态 | 代码 | 等待谁 |',
    '| --- | --- | --- |',
    '| 使用中 | `in-use` | 单位 |',
    '| 已停用 | `stopped` | — |',
    '',
  ]);
});

test('every table is reachable by its kind, each kind once', () => {
  expect(new Set(stateTables.map(({ kind }) => kind)).size).toBe(stateTables.length);
  for (const table of stateTables) expect(findStateTable(table.kind)).toBe(table);
  expect(findStateTable('nonsense')).toBeUndefined();
});

test('every state of every table can be reached, and every transition names states of the table', () => {
  for (const { initial, states, transitions } of stateTables) {
    const reached = new Set([initial, ...transitions.map(({ to }) => to)]);
    expect([...reached].toSorted()).toEqual(Object.keys(states).toSorted());
    for (const state of transitions.flatMap(({ from }) => from)) expect(Object.keys(states)).toContain(state);
  }
});
