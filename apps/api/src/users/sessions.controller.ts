import type { CookieSerializeOptions } from '@fastify/cookie';
import { Body, Controller, Get, HttpCode, Ip, Post, Put, Req, Res } from '@nestjs/common';
import { Login, PasswordChange, type Session } from '@emc/contract';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { By, type Caller } from '../http/caller.js';
import { comesFromOwnPage } from '../http/own-page.js';
import { Refused } from '../http/refused.js';
import { InTurn } from '../http/turn.js';
import { Installation } from '../installation.js';
import type { Turn } from '../semaphore.js';
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
  async login(
    @Body({ schema: Login }) login: Login,
    @InTurn() turn: Turn,
    @Ip() address: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return this.keep(reply, await this.sessions.login(login, { turn, address }));
  }

  @Post('refresh')
  @HttpCode(200)
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { PUBLIC_BASE_URL } = this.installation.settings;
    if (!comesFromOwnPage(request.headers, PUBLIC_BASE_URL)) throw new Refused('FOREIGN_PAGE');
    return this.keep(reply, await this.sessions.refresh(request.cookies[cookie]));
  }

  @Post('logout')
  @HttpCode(204)
  async logout(@By() caller: Caller, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.sessions.logout(caller);
    void reply.clearCookie(cookie, this.cookieOptions);
  }

  @Get('me')
  me(@By() caller: Caller) {
    return this.users.find(caller.userId);
  }

  @Put('me/password')
  @HttpCode(204)
  changePassword(@By() caller: Caller, @InTurn() turn: Turn, @Body({ schema: PasswordChange }) change: PasswordChange) {
    return this.sessions.changePassword(caller, change, turn);
  }

  private keep(reply: FastifyReply, { session, refreshToken }: SignedIn): Session {
    void reply.setCookie(cookie, refreshToken, this.cookieOptions);
    return session;
  }

  private get cookieOptions(): CookieSerializeOptions {
    const options = { path: '/api/refresh', httpOnly: true };
    // TLS ends at a proxy; the address that people use tells whether there is any.
    if (!this.installation.settings.PUBLIC_BASE_URL?.startsWith('https:')) return { ...options, sameSite: 'strict' };
    // Excel on the web keeps the pane in a frame of its own site. There the browser keeps another cookie than on our page.
    return { ...options, sameSite: 'none', secure: true, partitioned: true };
  }
}
