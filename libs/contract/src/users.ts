import { z } from 'zod';
import { AgencyCode } from './agencies.js';
import { inBoth } from './sentences.js';
import { Text, Time } from './shapes.js';

export const Role = z.enum(['admin', 'officer', 'viewer']);
export type Role = z.infer<typeof Role>;

const Username = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9._-]{1,62}$/,
    inBoth(
      'Dùng 2–63 chữ thường không dấu, số, dấu chấm, gạch ngang; ví dụ canbo.h34.',
      'Use 2–63 lower-case letters, digits, dots and dashes, e.g. canbo.h34.',
    ),
  )
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
    lockedUntil: Time.nullable().describe('wrong passwords keep somebody waiting; told to administrators'),
  })
  .meta({ id: 'User' });
export type User = z.infer<typeof User>;

/** Officers work for one agency, administrators for the Department, viewers for either. */
export function belongsWhereItMust({ role, agencyCode }: Pick<User, 'role' | 'agencyCode'>): boolean {
  return role === 'viewer' || (role === 'officer') === (agencyCode !== null);
}

export const belongsElsewhere = {
  path: ['agencyCode'],
  message: inBoth(
    'Cán bộ phải thuộc một đơn vị; quản trị viên thì không thuộc đơn vị nào.',
    'An officer belongs to an agency, an administrator to none.',
  ),
};

export const NewUser = z
  .strictObject({
    username: Username,
    displayName: Text.trim().min(1).max(200),
    password: Password,
    role: Role,
    agencyCode: AgencyCode.nullable().default(null),
  })
  .refine(belongsWhereItMust, { ...belongsElsewhere })
  .meta({ id: 'NewUser' });
export type NewUser = z.infer<typeof NewUser>;

export const UserChange = z
  .strictObject({
    displayName: Text.trim().min(1).max(200),
    password: Password,
    role: Role,
    agencyCode: AgencyCode.nullable(),
    disabled: z.boolean(),
    keepApiKeys: z.boolean(),
  })
  .partial()
  .meta({ id: 'UserChange' });
export type UserChange = z.infer<typeof UserChange>;
export const UserParams = z.object({ id: z.uuid() });

export const Login = z.strictObject({ username: Text.trim().toLowerCase().max(200), password: z.string().max(200) });
export type Login = z.infer<typeof Login>;

export const PasswordChange = z.strictObject({
  password: z.string().max(200),
  newPassword: Password,
  keepApiKeys: z.boolean().default(false),
});
export type PasswordChange = z.infer<typeof PasswordChange>;

export const Session = z.object({ token: z.string(), expiresAt: Time, user: User }).meta({ id: 'Session' });
export type Session = z.infer<typeof Session>;

export const ApiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: Time,
    expiresAt: Time.nullable(),
    lastUsedAt: Time.nullable(),
    revokedAt: Time.nullable(),
  })
  .meta({ id: 'ApiKey' });
export const NewApiKey = z.strictObject({
  name: Text.trim().min(1).max(100),
  password: z.string().max(200).describe('of whoever asks'),
  days: z.int().min(1).max(730).default(365).describe('after which the key ends'),
});
export type NewApiKey = z.infer<typeof NewApiKey>;
export const IssuedApiKey = ApiKey.extend({ key: z.string().describe('shown this once') }).meta({ id: 'IssuedApiKey' });
export type ApiKey = z.infer<typeof ApiKey>;
export type IssuedApiKey = z.infer<typeof IssuedApiKey>;
export const UserKeyParams = z.object({ id: z.uuid(), key: z.string().regex(/^[0-9a-f]{16}$/) });
export const ApiKeyParams = z.object({ id: z.string().regex(/^[0-9a-f]{16}$/) });
