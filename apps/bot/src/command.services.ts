import { isProblem } from './command.status.js';
import { servicesMessage, servicesSummary, type SiteServices } from './services.sentence.js';
import { sitesAtOnce } from './sites.js';
import type { Command, LinkedTalk } from './talk.js';

const shownPerSite = 8;

/** `/dichvu khai sinh`, `/dichvu 1.004873`: services by part of a name or code. */
export const services: Command = {
  names: ['dichvu', 'services'],
  title: { vi: 'Tìm dịch vụ công theo tên hoặc mã', en: 'Find services by name or code' },
  async answer(talk, words) {
    const { items: sites } = await talk.emc.call('listSites', { query: { limit: sitesAtOnce } });
    const query = words === '' ? { limit: 1 } : { query: words.slice(0, 200), limit: shownPerSite };
    const found = await Promise.all(
      sites.map(async (site): Promise<SiteServices> => ({ site, found: await search(talk, site.id, query) })),
    );
    return {
      say: [words === '' ? servicesSummary(found, talk.language) : servicesMessage(words, found, talk.language)],
    };
  },
};

async function search({ emc }: LinkedTalk, siteId: number, query: { limit: number; query?: string }) {
  try {
    return await emc.call('siteServices', { params: { siteId }, query });
  } catch (error) {
    if (isProblem(error, 'NO_DEFAULT_VERSION')) return null;
    throw error;
  }
}
