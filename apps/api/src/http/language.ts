import type { Language } from '@emc/domain';
import type { FastifyRequest } from 'fastify';

/** Vietnamese unless English is asked for, by `?lang=en` or the first entry of Accept-Language. */
export function languageOf(request: FastifyRequest): Language {
  const query = new URLSearchParams(request.url.split('?')[1]);
  const asked = query.get('lang') ?? request.headers['accept-language'] ?? '';
  return /^\s*en\b/i.test(asked) ? 'en' : 'vi';
}
