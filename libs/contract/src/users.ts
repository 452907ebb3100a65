import { z } from 'zod';
import { AgencyCode } from './agencies.js';
import { Time } from './shapes.js';

export const Role = z.enum(['admin', 'officer', 'viewer']);
export type Role = z.infer<typeof Role>;

const Username = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{1,62}$/)
  .meta({ examples: ['canbo.h34'] });
const Password = z.string().min(12).max(200);

export const User = z
  .object({
    id: z.uuid(),
    username: Username,
    displayName: z.string(),
    role: Role,
    agencyCode: AgencyCode.nullable(),
    disabled: z.boolean(),
    createdAt: Time,
    lastLoginAt: Time.nullable(),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;

export const NewUser = z
  .strictObject({
    username: Username,
    displayName: z.string().trim().min(1).max(200),
    password: Password,
    role: Role,
    agencyCode: AgencyCode.nullable().default(null),
  })
  .refine((user) => user.role !== 'officer' || user.agencyCode !== null, {
    path: ['agencyCode'],
    message: 'Cán bộ phải thuộc một đơn vị. / An officer belongs to an agency.',
  })
  .meta({ id: 'NewUser' });
export type NewUser = z.infer<typeof NewUser>;

export const UserChange = z
  .strictObject({
    displayName: z.string().trim().min(1).max(200),
    password: Password,
    role: Role,
    agencyCode: AgencyCode.nullable(),
    disabled: z.boolean(),
  })
  .partial()
  .meta({ id: 'UserChange' });
export type UserChange = z.infer<typeof UserChange>;
export const UserParams = z.object({ id: z.uuid() });

export const Login = z.strictObject({ username: z.string().max(200), password: z.string().max(200) });
export type Login = z.infer<typeof Login>;

export const Session = z.object({ token: z.string(), expiresAt: Time, user: User }).meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const ApiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: Time,
    lastUsedAt: Time.nullable(),
    revokedAt: Time.nullable(),
  })
  .meta({ id: 'ApiKey' });
export const NewApiKey = z.strictObject({ name: z.string().trim().min(1).max(100) });
export const IssuedApiKey = ApiKey.extend({ key: z.string().describe('shown this once') }).meta({ id: 'IssuedApiKey' });
export type ApiKey = z.infer<typeof ApiKey>;
export type IssuedApiKey = z.infer<typeof IssuedApiKey>;
export const ApiKeyParams = z.object({ id: z.string().regex(/^[A-Za-z0-9]{10,40}$/) });
