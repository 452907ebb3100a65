import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

/** An answer that carries the revision of what it shows; it leaves as `ETag: "7"`. */
export class Tagged<Body> {
  constructor(
    readonly revision: number,
    readonly body: Body,
  ) {}
}

@Injectable()
export class EtagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!(answer instanceof Tagged)) return answer;
        context.switchToHttp().getResponse<FastifyReply>().header('etag', `"${answer.revision}"`);
        return answer.body as unknown;
      }),
    );
  }
}
