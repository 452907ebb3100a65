import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { StandardSchemaValidationPipe } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AccountsModule } from './accounts/accounts.module.js';
import { AgenciesModule } from './agencies/agencies.module.js';
import { AuditModule } from './audit/audit.module.js';
import { DossiersModule } from './dossiers/dossiers.module.js';
import { HealthModule } from './health/health.module.js';
import { AccessGuard } from './http/access.guard.js';
import { Admission } from './http/admission.js';
import { EtagInterceptor } from './http/etag.interceptor.js';
import { ProblemFilter } from './http/problem.filter.js';
import { ViaInterceptor } from './http/via.interceptor.js';
import { invalid } from './http/validation.js';
import { IndicatorsModule } from './indicators/indicators.module.js';
import type { Installation } from './installation.js';
import { InstallationModule } from './installation.module.js';
import { NoticesModule } from './notices/notices.module.js';
import { QueueModule } from './queue/queue.module.js';
import { ReconciliationModule } from './reconciliation/reconciliation.module.js';
import { SitesModule } from './sites/sites.module.js';
import { SubmissionsModule } from './submissions/submissions.module.js';
import { TemplatesModule } from './templates/templates.module.js';
import { UsersModule } from './users/users.module.js';
import { VersionsModule } from './versions/versions.module.js';

@Module({})
export class AppModule {
  /** The whole API on a connected, migrated database. */
  static of(installation: Installation, db: DataSource): DynamicModule {
    return {
      module: AppModule,
      imports: [
        InstallationModule.of(installation),
        TypeOrmModule.forRootAsync({ useFactory: () => db.options, dataSourceFactory: () => Promise.resolve(db) }),
        QueueModule,
        AccountsModule,
        AgenciesModule,
        AuditModule,
        DossiersModule,
        HealthModule,
        IndicatorsModule,
        NoticesModule,
        ReconciliationModule,
        SitesModule,
        SubmissionsModule,
        TemplatesModule,
        UsersModule,
        VersionsModule,
      ],
      providers: [
        Admission,
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_INTERCEPTOR, useClass: EtagInterceptor },
        { provide: APP_INTERCEPTOR, useClass: ViaInterceptor },
        { provide: APP_PIPE, useValue: new StandardSchemaValidationPipe({ exceptionFactory: invalid }) },
      ],
    };
  }
}
