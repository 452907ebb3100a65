import { Body, Controller, Get, HttpCode, Post, Put, Req, Res } from '@nestjs/common';
import { Login, PasswordChange, type Session } from '@emc/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { By, type Caller } from '../http/caller.js';
import { Installation } from '../installation.js';
import { SessionsService, type SignedIn } from './sessions.service.js';
import { UsersService } from './users.service.js';

const cookie = 'emc_refresh';

@Controller('api')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly users: UsersService,
    private readonly installation: Installation,
  ) {}

  @Post('login')
  @HttpCode(200)
  async login(@Body({ schema: Login }) login: Login, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.keep(reply, await this.sessions.login(login));
  }

  @Post('refresh')
  @HttpCode(200)
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.keep(reply, await this.sessions.refresh(request.cookies[cookie]));
  }

  @Post('logout')
  @HttpCode(204)
  async logout(@By() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.sessions.logout(caller);
    void reply.clearCookie(cookie, { path: '/api/refresh' });
  }

  @Get('me')
  me(@By() caller: Caller) {
    return this.users.find(caller.userId);
  }

  @Put('me/password')
  @HttpCode(204)
  changePassword(@By() caller: Caller, @Body({ schema: PasswordChange }) change: PasswordChange) {
    return this.sessions.changePassword(caller, change);
  }

  private keep(reply: FastifyReply, { session, refreshToken }: SignedIn): Session {
    // TLS ends at a proxy; the address that people use tells whether there is any.
    const secure = this.installation.settings.PUBLIC_BASE_URL?.startsWith('https:') ?? false;
    void reply.setCookie(cookie, refreshToken, { path: '/api/refresh', httpOnly: true, sameSite: 'strict', secure });
    return session;
  }
}
