import { z } from 'zod';
import { AgencyCode } from './agencies.js';
import { SiteId, Text } from './shapes.js';

export const Site = z
  .object({
    id: SiteId.describe('the siteId that trackers and case-handling systems send'),
    name: Text.trim().min(1).max(300),
    url: z.httpUrl().max(2000),
    kind: z.enum(['one_stop', 'portal', 'service_portal']),
    agencyCode: AgencyCode,
    managingSiteId: SiteId.nullable(),
  })
  .meta({ id: 'Site' });
export type Site = z.infer<typeof Site>;

export const NewSite = z
  .strictObject({ ...Site.shape, managingSiteId: Site.shape.managingSiteId.default(null) })
  .meta({ id: 'NewSite' });
export const SiteChange = z
  .strictObject(Site.omit({ id: true }).shape)
  .partial()
  .meta({ id: 'SiteChange' });
export type NewSite = z.infer<typeof NewSite>;
export type SiteChange = z.infer<typeof SiteChange>;
