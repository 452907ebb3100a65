import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** Nest's log lines through Fastify's own logger, so that there is one format and one level. */
export class Log implements LoggerService {
  constructor(private readonly pino: FastifyBaseLogger) {}

  log(message: unknown, context?: unknown): void {
    this.pino.debug({ context }, String(message));
  }

  warn(message: unknown, context?: unknown): void {
    this.pino.warn(...lineOf(message, context));
  }

  error(message: unknown, ...context: unknown[]): void {
    this.pino.error(...lineOf(message, context.at(-1)));
  }
}

function lineOf(message: unknown, context: unknown): [object, string] {
  if (message instanceof Error) return [{ context, err: message }, message.message];
  if (typeof message === 'object' && message !== null) {
    const { error, ...rest } = message as Record<string, unknown>;
    return [{ context, ...rest, err: error }, String(rest['message'] ?? 'error')];
  }
  return [{ context }, String(message)];
}

/** What a log says of an error: never its parameters or connections, which hold people's names and keys. */
export function loggedError(error: unknown): { type: string; message: string; stack: string; code?: string } {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error), stack: '' };
  const { name: type, message, stack = '' } = error;
  return { type, message, stack, ...('code' in error && { code: String(error.code) }) };
}
