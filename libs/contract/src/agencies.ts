import { z } from 'zod';
import { inBoth } from './sentences.js';
import { Day, Text } from './shapes.js';

export const AgencyCode = z
  .string()
  .regex(/^[A-Y]\d{2}$/, inBoth('Nhập mã đơn vị, ví dụ H34.', 'Give the code of an agency, e.g. H34.'))
  .meta({ examples: ['H34'] });

export const Agency = z
  .object({
    code: AgencyCode,
    name: Text.trim().min(1).max(300),
    kind: z.enum(['ministry', 'province', 'council', 'other']),
    validFrom: Day.nullable(),
    validTo: Day.nullable().describe('last day of use; a closed code keeps its old rows'),
    successor: AgencyCode.nullable().describe('the agency that took over, e.g. after a merger'),
    confirmed: z.boolean().describe('checked against the official table of codes'),
  })
  .meta({ id: 'Agency' });
export type Agency = z.infer<typeof Agency>;

export const NewAgency = z
  .strictObject({
    ...Agency.shape,
    validFrom: Agency.shape.validFrom.default(null),
    validTo: Agency.shape.validTo.default(null),
    successor: Agency.shape.successor.default(null),
    confirmed: Agency.shape.confirmed.default(false),
  })
  .meta({ id: 'NewAgency' });
export const AgencyChange = z
  .strictObject(Agency.omit({ code: true }).shape)
  .partial()
  .meta({ id: 'AgencyChange' });
export type NewAgency = z.infer<typeof NewAgency>;
export type AgencyChange = z.infer<typeof AgencyChange>;
export const AgencyParams = z.object({ code: AgencyCode });
