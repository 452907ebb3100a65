import type { StreamableFile } from '@nestjs/common';
import type { Version } from '@emc/contract';
import { serviceList, type Service } from '@emc/domain';
import { exportAccounts, exportList, type ExportedAccount } from '@emc/xlsx-templates';
import { attachment, xlsx } from '../http/attachment.js';
import type { Site } from '../sites/site.entity.js';

/** A version of services as a workbook, in the columns of the letter. */
export async function servicesWorkbook(
  site: Site,
  { version, services }: { version: Version; services: readonly Service[] },
): Promise<StreamableFile> {
  const rows = services.map(({ name, level, url, idCdvcqg, idMcdt }) => [name, level, url, idCdvcqg, idMcdt]);
  const content = await exportList(serviceList, rows, about(site, version));
  return attachment({ fileName: `dich-vu-cong-${site.id}-v${version.number}.xlsx`, type: xlsx, content });
}

/** A snapshot of accounts as a workbook, without their ids. */
export function accountsWorkbook(
  site: Site,
  { version, accounts }: { version: Version; accounts: AsyncIterable<readonly ExportedAccount[]> },
): StreamableFile {
  if (!version.accounts) throw new Error(`Version ${version.number} of site ${site.id} has no figures`);
  const content = exportAccounts(accounts, { ...about(site, version), summary: version.accounts });
  return attachment({ fileName: `tai-khoan-${site.id}-v${version.number}.xlsx`, type: xlsx, content });
}

function about(site: Site, { number, acceptedAt, sha256 }: Version) {
  return {
    siteId: site.id,
    siteName: site.name,
    versionNumber: number,
    acceptedAt,
    exportedAt: new Date().toISOString(),
    sha256,
  };
}
