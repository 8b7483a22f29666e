import Fastify from 'fastify';
import { Pool } from 'pg';

/**
 * The floor of W6: a number without gap and nothing else. One row is counted up and one inserted, in a Fastify route over
 * `pg`; the next one waits until the first has committed, as it must.
 */
const [, , url = ''] = process.argv;
const pool = new Pool({ connectionString: url, max: 32 });
pool.on('error', () => undefined);
const app = Fastify();

app.post('/numbers', async (_request, reply) => {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ last: number }>({
      name: 'count',
      text: 'UPDATE bench_floor.counter SET last = last + 1 RETURNING last',
    });
    const number = rows[0]?.last;
    await client.query({
      name: 'number',
      text: 'INSERT INTO bench_floor.numbers (number) VALUES ($1)',
      values: [number],
    });
    await client.query('COMMIT');
    return await reply.code(201).send({ number });
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
});

console.log(`ready ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
