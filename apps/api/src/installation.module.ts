import { Module, type DynamicModule } from '@nestjs/common';
import { Installation } from './installation.js';

@Module({})
export class InstallationModule {
  static of(installation: Installation): DynamicModule {
    return {
      global: true,
      module: InstallationModule,
      providers: [{ provide: Installation, useValue: installation }],
      exports: [Installation],
    };
  }
}
