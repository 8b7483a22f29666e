import type { RegisterAppId } from '../../../policy/ids.ts';
import { notFound } from '../../errors.ts';
import { notModified } from '../../http/etag.ts';
import type { App } from '../../http/fastify.ts';
import { read } from '../../http/transactions.ts';
import { appUsers } from './app-users.ts';
import { newestOf, versionsOf } from './app-versions.ts';
import { appVersions } from './app-versions-schema.ts';
import { lookUpMany } from './look-up-many.ts';
import { findByPackage } from './packages.ts';
import {
  appsFound,
  appUsersPage,
  idPageQuery,
  lookUpQuestions,
  lookUpResults,
  numberParam,
  packageParams,
  registerAppDetail,
} from './schema.ts';
import { type FindPublished, publishedRecords, showApp } from './show-app.ts';

const tags = ['备案名录'];

export function lookUpRoutes(app: App): void {
  const find = publishedRecords(app);
  app.get(
    '/api/v1/register/apps/:number',
    {
      config: { access: 'public', limits: 'look-up' },
      schema: {
        tags,
        summary: '一个应用的备案记录、安装包及状态变化',
        description:
          'number：备案号的任何常见写法，或没有备案号的记录的名录编号。每条记录有 ETag；带 If-None-Match 再问，没有变化时回答 304。数据库暂时不可用时以最近读到的内容回答，应答头 X-Published-As-Of 为其时间。',
        params: numberParam,
        response: { 200: registerAppDetail, 304: notModified },
      },
    },
    (request, reply) => showApp(find, request.params.number, request, reply),
  );
  usersRoute(app, find);
  versionsRoute(app, find);
  packageRoutes(app);
}

function versionsRoute(app: App, find: FindPublished): void {
  app.get(
    '/api/v1/register/apps/:number/versions',
    {
      config: { access: 'public', limits: 'look-up' },
      schema: {
        tags,
        summary: '一个应用的各版本：权限、第三方组件及与上一版本的差异',
        params: numberParam,
        response: { 200: appVersions },
      },
    },
    async (request) => {
      const { value } = await find(request.params.number);
      if (value === undefined) throw notFound();
      return read(request, async (db, { today }) => {
        const items = await versionsOf(db, value.id as RegisterAppId);
        return { items, newest: newestOf(items, today) };
      });
    },
  );
}

function usersRoute(app: App, find: FindPublished): void {
  app.get(
    '/api/v1/register/apps/:number/users',
    {
      config: { access: 'public', limits: 'look-up' },
      schema: {
        tags,
        summary: '使用一个应用的单位',
        params: numberParam,
        querystring: idPageQuery,
        response: { 200: appUsersPage },
      },
    },
    (request) =>
      read(request, async (db) => {
        const { value: found } = await find(request.params.number);
        if (found === undefined) throw notFound();
        return appUsers(db, found.id as RegisterAppId, request.query);
      }),
  );
}

function packageRoutes(app: App): void {
  app.get(
    '/api/v1/register/packages/:platform/:packageId',
    {
      config: { access: 'public', limits: 'look-up' },
      schema: {
        tags,
        summary: '按平台和包名查询备案记录',
        description: '几个应用声明了同一包名时全部列出，“已备案”的在前；没有时为空。',
        params: packageParams,
        response: { 200: appsFound },
      },
    },
    (request) =>
      read(request, async (db) => {
        const { platform, packageId } = request.params;
        return { items: await findByPackage(db, platform, packageId) };
      }),
  );
  app.post(
    '/api/v1/register/lookup',
    {
      config: { access: 'public', limits: 'batch' },
      schema: {
        tags,
        summary: '一次查询至多 1000 个备案号和包名',
        body: lookUpQuestions,
        response: { 200: lookUpResults },
      },
    },
    (request) => lookUpMany(app.services, request.body),
  );
}
