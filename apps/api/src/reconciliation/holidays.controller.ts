import { Body, Controller, Get, Put } from '@nestjs/common';
import { NewHolidays } from '@emc/contract';
import { By, IfMatch, type Caller } from '../http/caller.js';
import { HolidaysService } from './holidays.service.js';

@Controller('api/holidays')
export class HolidaysController {
  constructor(private readonly holidays: HolidaysService) {}

  @Get()
  current() {
    return this.holidays.current();
  }

  @Put()
  replace(@By() caller: Caller, @IfMatch() revision: number | null, @Body({ schema: NewHolidays }) table: NewHolidays) {
    return this.holidays.replace(caller, revision, table);
  }
}
