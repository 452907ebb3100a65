import { Controller, Get } from '@nestjs/common';
import { accountList, serviceList } from '@emc/domain';
import { template } from '@emc/xlsx-templates';
import { attachment, xlsx } from '../http/attachment.js';

@Controller('api/templates')
export class TemplatesController {
  /** Made once each: the definitions do not change while the process runs. */
  private services: Promise<Buffer> | undefined;
  private accounts: Promise<Buffer> | undefined;

  @Get('services.xlsx')
  async servicesTemplate() {
    this.services ??= template(serviceList);
    return attachment({ fileName: 'mau-dich-vu-cong.xlsx', type: xlsx, content: await this.services });
  }

  @Get('accounts.xlsx')
  async accountsTemplate() {
    this.accounts ??= template(accountList);
    return attachment({ fileName: 'mau-tai-khoan.xlsx', type: xlsx, content: await this.accounts });
  }
}
