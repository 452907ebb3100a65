import type { Language } from '@emc/domain';
import type { FastifyRequest } from 'fastify';

/** Vietnamese unless English is asked for, by `?lang=en` or the first entry of Accept-Language. */
export function languageOf(request: FastifyRequest): Language {
  const asked = new URL(request.url, 'http://emc').searchParams.get('lang') ?? request.headers['accept-language'] ?? '';
  return /^\s*en\b/i.test(asked) ? 'en' : 'vi';
}
