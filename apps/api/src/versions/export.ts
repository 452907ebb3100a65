import type { StreamableFile } from '@nestjs/common';
import type { Version } from '@emc/contract';
import { serviceList, type Service } from '@emc/domain';
import { exportList } from '@emc/xlsx-templates';
import { attachment, xlsx } from '../http/attachment.js';
import type { Site } from '../sites/site.entity.js';

/** A version as a workbook, in the columns of the letter. */
export async function exportServices(
  site: Site,
  { version, services }: { version: Version; services: readonly Service[] },
): Promise<StreamableFile> {
  const rows = services.map(({ name, level, url, idCdvcqg, idMcdt }) => [name, level, url, idCdvcqg, idMcdt]);
  const content = await exportList(serviceList, rows, {
    siteId: site.id,
    siteName: site.name,
    versionNumber: version.number,
    acceptedAt: version.acceptedAt,
    exportedAt: new Date().toISOString(),
    sha256: version.sha256,
  });
  return attachment({ fileName: `dich-vu-cong-${site.id}-v${version.number}.xlsx`, type: xlsx, content });
}
