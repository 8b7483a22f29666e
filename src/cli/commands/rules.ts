import { parseArgs } from 'node:util';
import { rulesMarkdown, TERRITORIES } from '../../policy/documents/rules-markdown.ts';
import { type Rule, sourceOf } from '../../policy/rule.ts';
import { ruleCatalogue } from '../../policy/rule-catalogue.ts';
import { writeTsv } from '../../server/tables/write-plain.ts';
import { type Command, UsageError } from '../command.ts';

const HEADERS = ['编号', '规则', '依据', '性质', '自', '至', '适用范围', '标识'];

export const rules: Command = {
  name: 'rules',
  summary: '列出全部规则：编号、依据、适用时间和范围',
  usage: '[--format tsv|md]',
  async run(args, { print }) {
    const { values } = parseArgs({ args, options: { format: { type: 'string', default: 'tsv' } } });
    if (values.format === 'md') return print(rulesMarkdown(ruleCatalogue).trimEnd());
    if (values.format !== 'tsv') throw new UsageError('--format 应为 tsv 或 md。');
    print(writeTsv({ headers: HEADERS, rows: ruleCatalogue.toSorted(byRef).map(rowOf) }).trimEnd());
  },
};

function byRef(a: Rule<never>, b: Rule<never>): number {
  return a.ref.localeCompare(b.ref, 'en', { numeric: true }) || a.id.localeCompare(b.id, 'en');
}

function rowOf(rule: Rule<never>): string[] {
  const { ref, title, severity, from, to = '', territory, id } = rule;
  const kind = severity === 'violation' ? '不予通过' : '提示';
  return [ref, title, sourceOf(rule), kind, from, to, TERRITORIES[territory], id];
}
