import { AsyncLocalStorage } from 'node:async_hooks';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Observable } from 'rxjs';

const ways = new AsyncLocalStorage<string>();

/** By which way the request that is being answered came, if not by a person's own: `telegram`. */
export function viaNow(): string | undefined {
  return ways.getStore();
}

/** Remembers, for what the audit says, that a linked chat asked for all that is done now. */
@Injectable()
export class ViaInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { caller } = context.switchToHttp().getRequest<FastifyRequest>();
    if (!caller?.linkId) return next.handle();
    return new Observable((subscriber) => ways.run('telegram', () => next.handle().subscribe(subscriber)));
  }
}
