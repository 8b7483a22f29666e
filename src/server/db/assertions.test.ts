import { Client } from 'pg';
import { expect, test } from 'vitest';
import { aDatabase } from '../../../test/database.ts';
import { assertDurableServer, assertRuntimeRole } from './assertions.ts';

const { url, ownerUrl } = await aDatabase();

test('the template’s server and its run-time role pass', async () => {
  await connected(url, assertDurableServer);
  await connected(url, assertRuntimeRole);
});

test('a connection that would lose acknowledged writes is refused by the setting’s name', async () => {
  const check = connected(`${ownerUrl}?options=-c%20synchronous_commit%3Doff`, assertDurableServer);
  await expect(check).rejects.toThrow('synchronous_commit=off');
});

test('a database in another encoding is refused', async () => {
  const name = new URL(ownerUrl).pathname.slice(1);
  await connected(ownerUrl, (client) =>
    client.query(
      `CREATE DATABASE ${name}_ascii TEMPLATE template0 ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LOCALE 'C'`,
    ),
  );
  const check = connected(ownerUrl.replace(name, `${name}_ascii`), assertDurableServer);
  await expect(check).rejects.toThrow('SQL_ASCII');
  await connected(ownerUrl, (client) => client.query(`DROP DATABASE ${name}_ascii`));
});

test('the owner may not serve requests, nor may a role without the run-time role’s rights', async () => {
  await expect(connected(ownerUrl, assertRuntimeRole)).rejects.toThrow('超级用户');
  const name = new URL(ownerUrl).pathname.slice(1);
  await connected(ownerUrl, (client) => client.query(`CREATE ROLE ${name} LOGIN PASSWORD 'x'`));
  const stranger = Object.assign(new URL(ownerUrl), { username: name, password: 'x' }).href;
  await expect(connected(stranger, assertRuntimeRole)).rejects.toThrow('不属于 registry_runtime');
  await connected(ownerUrl, (client) => client.query(`DROP ROLE ${name}`));
});

async function connected<T>(connectionString: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
