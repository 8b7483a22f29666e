import { z } from 'zod';
import type { Reader } from '../../db/database.ts';
import type { App } from '../../http/fastify.ts';
import { html } from '../../http/html.ts';
import { sendPrivatePage } from '../../http/page.ts';
import { asked, checkPackage } from '../register/check-package.ts';
import { packageQuestion } from '../register/check-package-schema.ts';
import { checkUploadedPackage } from '../register/check-uploaded-package.ts';
import { fileForm, PACKAGE_CHECK_PATH, questionForm, type Typed, waysToCheck } from './package-check-form.ts';
import { checkedFile, checkedQuestion } from './package-check-verdict.ts';
import type { PublicPage, ShowPage } from './show-page.ts';

const typed = z.string().trim().max(500).optional();
const query = z.object({ platform: typed, packageId: typed, certificate: typed, version: typed });

/** Is the app in hand the one that was filed? By its file, or by what can be read off it. */
export function packageCheckRoutes(app: App, show: ShowPage): void {
  const page = { access: 'public', isPage: true } as const;
  app.get(
    PACKAGE_CHECK_PATH,
    { config: { ...page, limits: 'look-up' }, schema: { hide: true, querystring: query } },
    (request, reply) => show(request, reply, (db) => questionPage(db, request.query)),
  );
  app.post(
    PACKAGE_CHECK_PATH,
    { config: { ...page, limits: 'package-check' }, schema: { hide: true } },
    async (request, reply) => {
      const found = await checkUploadedPackage(request);
      return sendPrivatePage(reply, {
        title: '安装包核对结果',
        body: html`${checkedFile(found)}${fileForm}${otherWays}`,
      });
    },
  );
}

const otherWays = html`<p><a href="${PACKAGE_CHECK_PATH}">用别的方式核对</a></p>`;
const TITLE = '手上的应用是不是备案的那一个';

async function questionPage(db: Reader, given: Typed): Promise<PublicPage> {
  if ((given.packageId ?? '') === '')
    return {
      title: TITLE,
      description: '上传安装包，或填写包名和签名证书，核对它是不是备案的教育移动应用、版本和签名者是否一致。',
      body: html`<h1>${TITLE}</h1>
        <p>从网页、群文件或他人处得到的安装包，可能是旧版本，也可能是仿冒的。在这里核对它的包名、版本和签名者。</p>${waysToCheck()}`,
      address: PACKAGE_CHECK_PATH,
    };
  const question = packageQuestion.safeParse(questionOf(given));
  if (!question.success)
    return {
      title: TITLE,
      body: html`<h1>${TITLE}</h1>${waysToCheck(given, question.error.issues)}`,
      fault: 'invalid',
    };
  const check = await checkPackage(db, asked(question.data));
  return {
    title: `${check.packageId} 的核对结果`,
    body: html`${checkedQuestion(check, question.data)}${questionForm(given, [])}${otherWays}`,
    unlisted: true,
  };
}

/** As tools print a digest: in upper case, with colons or spaces between. */
function questionOf({ platform, packageId, certificate = '', version = '' }: Typed): object {
  const digest = certificate.replaceAll(/[\s:]/g, '').toLowerCase();
  return {
    platform,
    packageId,
    ...(digest !== '' && { certificateDigest: digest }),
    ...(version !== '' && { version }),
  };
}
