/**
 * SQL: may the user `u` of a link see the site `s` that something is of? `s` is missing for what is of no site that EMC knows,
 * which is for those who see the whole country.
 */
export const sees = `(u.agency_code IS NULL OR s.agency_code = u.agency_code)`;

/** SQL: the least severity that the link `l` wants to hear of the site; a wish for the site goes before that for all. */
export const leastSeverity = (siteId: string) =>
  `coalesce((SELECT w.least_severity FROM notice_wish w WHERE w.link_id = l.id AND w.site_id IN (0, ${siteId})
     ORDER BY w.site_id DESC LIMIT 1), 'none')`;
