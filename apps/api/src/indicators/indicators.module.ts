import { Module } from '@nestjs/common';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { IndicatorsController } from './indicators.controller.js';
import { IndicatorsService } from './indicators.service.js';

@Module({ imports: [ReconciliationModule], controllers: [IndicatorsController], providers: [IndicatorsService] })
export class IndicatorsModule {}
