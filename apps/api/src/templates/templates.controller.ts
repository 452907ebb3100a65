import { Controller, Get } from '@nestjs/common';
import { serviceList } from '@emc/domain';
import { template } from '@emc/xlsx-templates';
import { attachment, xlsx } from '../http/attachment.js';

@Controller('api/templates')
export class TemplatesController {
  /** Made once: the definition does not change while the process runs. */
  private services: Promise<Buffer> | undefined;

  @Get('services.xlsx')
  async servicesTemplate() {
    this.services ??= template(serviceList);
    return attachment({ fileName: 'mau-dich-vu-cong.xlsx', type: xlsx, content: await this.services });
  }
}
