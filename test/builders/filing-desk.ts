import type { OrganisationId, RegisterAppId } from '../../src/policy/ids.ts';
import type { UseFilingForm } from '../../src/policy/use-filing/form.ts';
import type { TestAnswer, TestApp } from '../app-on-database.ts';
import { aRegisterApp } from './register.ts';
import { aUseFilingForm } from './use-filing.ts';

/** What people do with use filings through the API, in one word each. */
export interface FilingDesk {
  draft(token: string, unit: OrganisationId, form?: Partial<UseFilingForm>): Promise<TestAnswer>;
  submit(token: string, filing: { id: number; version: number }): Promise<TestAnswer>;
  confirm(token: string, filing: { id: number; version: number }): Promise<TestAnswer>;
  sendBack(token: string, filing: { id: number; version: number }, ...reasons: string[]): Promise<TestAnswer>;
  /** Drafted and submitted; the receipt. */
  submitted(token: string, unit: OrganisationId, form?: Partial<UseFilingForm>): Promise<TestAnswer>;
  /** A document of the token holder's organisation; its file id. */
  upload(token: string, name: string): Promise<number>;
}

export function filingDesk(app: TestApp): FilingDesk {
  const act = (token: string, id: number, what: string, body: object) =>
    app.call(token, 'POST', `/api/v1/use-filings/${id}/${what}`, { body });
  const desk: FilingDesk = {
    draft: async (token, unit, form = {}) => {
      const picked = form.app ?? { registerId: await freshApp(app) };
      const body = { organisationId: unit, form: withoutUndefined(aUseFilingForm({ app: picked, ...form })) };
      return app.call(token, 'POST', '/api/v1/use-filings', { body });
    },
    submit: (token, { id, version }) => act(token, id, 'submission', { version }),
    confirm: (token, { id, version }) => act(token, id, 'confirmation', { version }),
    sendBack: (token, { id, version }, ...reasons) =>
      act(token, id, 'return', { version, reasons: reasons.map((reason) => ({ reason })) }),
    submitted: async (token, unit, form) => desk.submit(token, (await desk.draft(token, unit, form)).body),
    upload: (token, name) => upload(app, token, name),
  };
  return desk;
}

function freshApp({ database }: TestApp): Promise<RegisterAppId> {
  return aRegisterApp(database.db);
}

function withoutUndefined(form: UseFilingForm): object {
  return JSON.parse(JSON.stringify(form)) as object;
}

const BOUNDARY = 'a-boundary-of-the-test';

async function upload({ app }: TestApp, token: string, name: string): Promise<number> {
  const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\n`;
  const response = await app.inject({
    method: 'POST',
    url: '/api/v1/files',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    },
    payload: `${head}Content-Type: application/pdf\r\n\r\n${A_PDF}\r\n--${BOUNDARY}--\r\n`,
  });
  return response.json<{ id: number }>().id;
}

const A_PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
