/** The barest service that stores what is posted: one route, one INSERT each, committed before the answer. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import pg from 'pg';

/** The one that EMC itself runs on. */
const Fastify = createRequire(join(import.meta.dirname, '../apps/api/package.json'))('fastify');

const text = `INSERT INTO bench.dossier_event (site_id, seq, received_at, known_on, code_profile, code_tthc, name_tthc,
    status, channel, level, is_from_dvcqg, receiving_place, payment, doubts)
  VALUES ($1, nextval('bench.seq'), $2, current_date, $3, $4, $5, $6, $7, $8, $9, $10, $11, '{}')`;

process.once('message', async (/** @type {{ databaseUrl: string }} */ { databaseUrl }) => {
  const db = new pg.Pool({ connectionString: databaseUrl, max: 16 });
  const app = Fastify({ logger: false });
  const whole = { parseAs: 'string' };
  app.addContentTypeParser('application/x-www-form-urlencoded', whole, (_request, body, done) => done(null, body));
  app.post('/', async (request, reply) => {
    const said = Object.fromEntries(request.body.split('&').map((part) => part.split('=', 2)));
    const values = [
      Number(said.siteId),
      new Date(),
      said.codeProfile,
      said.codeTTHC,
      said.nameTTHC,
      Number(said.status),
      Number(said.formsReception),
      Number(said.level),
      said.isFromDVCQG === '1',
      said.isDVCBC,
      said.formsPayments,
    ];
    await db.query({ name: 'insert', text, values });
    return reply.code(204).send();
  });
  process.send({ url: await app.listen({ port: 0, host: '127.0.0.1' }) });
});
