import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aPublicSite, HOSTILE_NAMES, type PublicSite } from '../../../../test/builders/public-site.ts';
import { aRegisterApp, aRegisterUse } from '../../../../test/builders/register.ts';
import { ruleCatalogue } from '../../../policy/rule-catalogue.ts';

const ANYBODY = null;
let app: TestApp;
let site: PublicSite;

beforeAll(async () => {
  app = await anApp(undefined, { banner: '演示数据' });
  site = await aPublicSite(app);
});

const get = (url: string, headers: Record<string, string> = {}) => app.call(ANYBODY, 'GET', url, { headers });

test('every page is whole: language, one title and heading, banner, address, no script, small', async () => {
  for (const [name, url] of Object.entries(site.pages)) {
    const { status, body, headers } = await get(url);
    expect([name, status, headers['content-type']]).toEqual([name, 200, 'text/html; charset=utf-8']);
    expect(body).toContain('<html lang="zh-CN">');
    expect(body.slice(0, body.indexOf('<body')).match(/<title>/g)).toHaveLength(1);
    expect([name, body.match(/<h1/g)]).toEqual([name, ['<h1']]);
    expect(body).toContain('<p class="banner">演示数据</p>');
    expect(body).toMatch(/<link rel="canonical" href="https:\/\/filing\.example\.cn\//);
    expect(body).not.toMatch(/<script|<style|\son\w+=|\sstyle=/);
    expect(Buffer.byteLength(body)).toBeLessThan(100_000);
  }
});

test('every page has an ETag, by which it is not sent twice, and may be kept by proxies', async () => {
  for (const [name, url] of Object.entries(site.pages)) {
    const { headers } = await get(url);
    expect(headers['cache-control']).toMatch(/^public, /);
    const again = await get(url, { 'if-none-match': String(headers['etag']) });
    expect([name, again.status, again.body]).toEqual([name, 304, '']);
    expect((await get(url, { 'if-none-match': '"another"' })).status).toBe(200);
  }
});

test('a page is compressed for whoever takes it so, under an ETag of its own', async () => {
  const plain = await app.app.inject({ url: '/rules' });
  const zipped = await app.app.inject({ url: '/rules', headers: { 'accept-encoding': 'gzip, br' } });
  expect(zipped.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
  expect(zipped.rawPayload.length).toBeLessThan(plain.rawPayload.length / 3);
  expect(zipped.headers['etag']).not.toBe(plain.headers['etag']);
});

describe('the page of an app', () => {
  test('gives the verdict with its day, what was declared, who uses it, how to complain, and what happened', async () => {
    const { body } = await get(`/apps/${encodeURIComponent(site.number)}`);
    expect(body).toMatch(/class="mark filed"><span aria-hidden="true">●<\/span> 已备案/);
    for (const text of [
      '2020-03-02',
      '示例作业',
      site.number,
      '示例教育科技有限公司',
      '获取的权限',
      '2</strong> 个学校',
      '浉河区示例小学',
      '投诉：',
      '公布',
    ])
      expect(body).toContain(text);
    expect(body).toContain('itemtype="https://schema.org/SoftwareApplication"');
    const [, code = ''] = /<img src="([^"]+)" alt="本页二维码"/.exec(body) ?? [];
    expect((await get(code)).headers['content-type']).toBe('image/svg+xml');
  });

  test.each([
    ['digits alone', (number: string) => number.replace(/\D/g, '')],
    ['spaces and full width', (number: string) => number.replace('备', ' 备 ').replace('4', '４')],
    ['the id of the register', () => String(site.appId)],
  ])('is found by %s', async (_name, spelling) => {
    const { status, body } = await get(`/apps/${encodeURIComponent(spelling(site.number))}`);
    expect(status).toBe(200);
    expect(body).toContain(
      `<link rel="canonical" href="https://filing.example.cn/apps/${encodeURIComponent(site.number)}" />`,
    );
  });

  test.each(['suspended', 'revoked', 'withdrawn'])('%s: colour, word and shape', async (status) => {
    const { items } = (await get(`/api/v1/register/apps?status=${status}`)).body;
    const { body } = await get(`/apps/${items[0].id}`);
    const shapes = { suspended: '◐</span> 已暂停', revoked: '■</span> 已撤销', withdrawn: '□</span> 已注销' };
    expect(body).toContain(shapes[status as keyof typeof shapes]);
    expect(body).toContain(`class="panel verdict ${status}"`);
  });

  test('never given, or no number at all: 未备案, not found, with what to do', async () => {
    for (const asked of ['4199999', '教APP备4199999号', '不是号码', '<script>alert(1)</script>']) {
      const { status, body } = await get(`/apps/${encodeURIComponent(asked)}`);
      expect([asked, status]).toEqual([asked, 404]);
      expect(body).toContain('○</span> 未备案');
      expect(body).toContain('核对备案号');
      expect(body).toContain('noindex');
      expect(body).not.toContain('<script');
    }
  });

  test('follows its record at once, also for whoever has a copy', async () => {
    const id = await aRegisterApp(app.database.db, { name: '示例课堂' });
    const { headers } = await get(`/apps/${id}`);
    const officer = await app.signIn('officer', site.tree.henan);
    const change = {
      action: 'revoke',
      effectiveOn: '2020-03-01',
      reason: '示例理由',
      source: '示例公告',
      version: 1,
    };
    await app.call(officer, 'POST', `/api/v1/register/apps/${id}/status-changes`, { body: change });
    const after = await get(`/apps/${id}`, { 'if-none-match': String(headers['etag']) });
    expect(after.status).toBe(200);
    for (const text of ['■</span> 已撤销', '示例理由', '来源：示例公告']) expect(after.body).toContain(text);
  });
});

describe('the page of a school', () => {
  test('answers a parent: which apps, required or not, may it charge, who decided, how to complain', async () => {
    const { body } = await get(`/schools/${site.tree.shiheSchool}`);
    for (const text of [
      '浉河区示例小学',
      '要求使用',
      '不得收费',
      '校务会议集体决策',
      '2020-01-15',
      '已签订协议或合同',
      '浉河区教育局（示例）',
    ])
      expect(body).toContain(text);
    const { body: voluntary } = await get(`/schools/${site.tree.xinyangSchool}`);
    for (const text of ['自愿使用', '应用有收费内容，自愿购买']) expect(voluntary).toContain(text);
  });

  test('names nobody: no legal person, contact or telephone, whatever was stored', async () => {
    for (const url of Object.values(site.pages))
      expect((await get(url)).body).not.toMatch(/张校长|李某|0371-0000000|legalPerson|10\.0\.0\./);
  });

  test('says so when nothing is filed, and when it was declared that none is used', async () => {
    expect((await get(`/schools/${site.tree.gushiSchool}`)).body).toContain('没有经确认的应用使用备案');
  });

  test('that does not exist is not found, in a page', async () => {
    const { status, body, headers } = await get('/schools/999999');
    expect([status, headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(body).toContain('<h1>没有找到您要的内容');
    expect((await get(`/schools/${site.desk.providerId}`)).status).toBe(404);
  });
});

describe('searching', () => {
  const search = (path: string, query: Record<string, string>) =>
    get(`${path}?${new URLSearchParams(query).toString()}`);

  test('apps by name, narrowed by what a form sends, empty fields included', async () => {
    const all = await search('/apps', { q: '示例', status: '', kind: '', nonsense: 'x' });
    expect(all.body).toContain('共 ');
    const revoked = await search('/apps', { q: '示例', status: 'revoked' });
    expect(revoked.body).toContain('示例revoked');
    expect(revoked.body).not.toContain('示例suspended');
    expect(revoked.body).toContain('<option value="revoked" selected>');
  });

  test('by the id of a package', async () => {
    const [{ packageId }] = (await get(`/api/v1/register/apps/${site.appId}`)).body.packages;
    expect((await search('/apps', { q: packageId })).body).toContain('示例作业');
  });

  test('finds schools in the same box, by a part of the name or by the code', async () => {
    expect((await search('/apps', { q: '浉河区示例小学' })).body).toContain(
      `href="/schools/${site.tree.shiheSchool}"`,
    );
    for (const q of ['示例小', '2141000001', '浉河区 示例小学']) {
      const { body } = await search('/schools', { q });
      expect([q, body.includes(`href="/schools/${site.tree.shiheSchool}"`)]).toEqual([q, true]);
    }
    expect((await search('/schools', { q: '没有' })).body).toContain('没有名称含');
  });

  test('goes on by key, without leaving out or repeating any', async () => {
    for (let made = 0; made < 45; made += 1) await aRegisterApp(app.database.db, { name: `翻页应用${made}` });
    const seen: string[] = [];
    for (let url: string | undefined = `/apps?q=${encodeURIComponent('翻页应用')}`; url !== undefined; ) {
      const { body } = await get(url);
      seen.push(...[...body.matchAll(/>(翻页应用\d+)<\/a>/g)].map(([, name]) => name ?? ''));
      url = /rel="next" href="([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toHaveLength(45);
    expect(new Set(seen).size).toBe(45);
  });

  test('too short a word, and nonsense: a page that says what to do', async () => {
    expect((await search('/apps', { q: '作' })).body).toContain('请至少输入两个字');
    expect((await search('/schools', { q: '学' })).body).toContain('请输入 2 至 60 个字');
    for (const url of [
      '/apps?cursor=x',
      '/schools/1?cursor=x',
      '/schools/x',
      '/statistics?asOf=2099-01-01',
    ]) {
      const { status, headers, body } = await get(url);
      expect([url, status, headers['content-type']]).toEqual([url, 400, 'text/html; charset=utf-8']);
      expect(body).toContain('<h1>');
    }
  });
});

test('names that would do harm are shown as they are, on every page that shows them', async () => {
  const { db } = app.database;
  for (const name of HOSTILE_NAMES) {
    const id = await aRegisterApp(db, { name, provider_name: name, complaint_channel: name, source: name });
    await aRegisterUse(db, site.tree.pingqiaoSchool, id, {
      particulars: { decidedBy: name, collectiveDecision: true },
    });
    const urls = [
      `/apps/${id}`,
      `/apps/${id}/certificate`,
      `/apps?q=${encodeURIComponent(name)}`,
      `/schools?q=${encodeURIComponent(name)}`,
    ];
    for (const url of [...urls, `/schools/${site.tree.pingqiaoSchool}`, '/', `/badges/${id}.svg`]) {
      const { body, headers } = await get(url);
      expect([url, /<script|<img src=x|<svg onload/.test(body)]).toEqual([url, false]);
      expect(headers['content-security-policy']).toContain("default-src 'self'");
    }
  }
});

test('the rules are all there, each with its articles, period and territory', async () => {
  const { body } = await get('/rules');
  for (const rule of ruleCatalogue) expect(body).toContain(`<span class="small">${rule.ref}</span>`);
  for (const text of ['第十四条', '教技厅〔2019〕3号', '全国', '信阳市', '不予通过'])
    expect(body).toContain(text);
});

test('figures carry their metric, n/N and the day; another day is another page', async () => {
  const { body } = await get('/statistics');
  for (const text of ['备案完成率', '2020 年 3 月 2 日', '0/', '方格图', '一年来的变化', '数据表', '口径'])
    expect(body).toContain(text);
  const before = await get('/statistics?asOf=2020-01-31&metric=started');
  for (const text of ['2020 年 1 月 31 日', '开展率']) expect(before.body).toContain(text);
});

test('the developers\u2019 page names access, limits, examples and every operation', async () => {
  const { body } = await get('/developers');
  for (const text of [
    '按职责',
    '12,000 次',
    'If-None-Match',
    '/api/v1/register/lookup',
    '/api/v1/use-filings',
  ])
    expect(body).toContain(text);
});

describe('the badge', () => {
  test('shows the status in colour, word and shape, on the pages of others', async () => {
    const { body, headers } = await get(`/badges/${encodeURIComponent(site.number)}.svg`);
    expect(headers).toMatchObject({
      'content-type': 'image/svg+xml',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(body).toContain('● 已备案（演示数据）');
    const again = await get(`/badges/${encodeURIComponent(site.number)}.svg`, {
      'if-none-match': String(headers['etag']),
    });
    expect(again.status).toBe(304);
  });

  test('of a number that was never given says 未备案', async () => {
    expect((await get('/badges/4199999.svg')).body).toContain('○ 未备案');
  });
});

describe('for search engines', () => {
  test('robots.txt names the sitemap, and every address in it answers', async () => {
    const { body: robots } = await get('/robots.txt');
    expect(robots).toContain('Sitemap: https://filing.example.cn/sitemap.xml');
    const locationsIn = (text: string) =>
      [...text.matchAll(/<loc>https:\/\/filing\.example\.cn([^<]+)<\/loc>/g)].map(([, path = '']) => path);
    const parts = locationsIn((await get('/sitemap.xml')).body);
    expect(parts).toContain('/sitemap/apps-0.xml');
    const addresses = (
      await Promise.all(parts.map(async (part) => locationsIn((await get(part)).body)))
    ).flat();
    expect(addresses).toEqual(
      expect.arrayContaining([
        '/',
        '/rules',
        `/apps/${encodeURIComponent(site.number)}`,
        `/schools/${site.tree.shiheSchool}`,
      ]),
    );
    for (const address of addresses.slice(0, 30))
      expect([address, (await get(address)).status]).toEqual([address, 200]);
  });
});
