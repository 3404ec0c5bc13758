import path from 'node:path';
import * as z from 'zod';

const emptyIsAbsent = (value: unknown) => (value === '' ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(emptyIsAbsent, schema.optional());

const masterKey = z
  .base64()
  .refine((key) => Buffer.from(key, 'base64').length === 32, 'must be 32 bytes in base64');

const EnvSchema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    PORT: z.preprocess(emptyIsAbsent, z.coerce.number().int().min(1).max(65535).default(3000)),
    /** Address to listen on; loopback unless told otherwise. */
    HOST: z.preprocess(emptyIsAbsent, z.string().default('127.0.0.1')),
    APP_URL: optional(z.url({ protocol: /^https?$/ })),
    DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
    DATA_DIR: z.preprocess(emptyIsAbsent, z.string().default('./.data')),
    AUTH_SECRET: optional(z.string().min(32)),
    MASTER_KEY: optional(masterKey),
    /** The master key before a rotation, until everything is sealed under the new one. */
    MASTER_KEY_PREVIOUS: optional(masterKey),
    ONRAMP_OWNER_EMAIL: optional(z.email()),
    ONRAMP_OWNER_PASSWORD: optional(z.string().min(10).max(200)),
    OUTBOUND_ALLOW: z.preprocess(emptyIsAbsent, z.string().default('')),
    NPPES_URL: z.preprocess(
      emptyIsAbsent,
      z.url({ protocol: /^https?$/ }).default('https://npiregistry.cms.hhs.gov/api/'),
    ),
    /** Whether endpoints of the directory are probed by schedule; off: only when somebody asks for it. */
    DIRECTORY_PROBING: z.preprocess(emptyIsAbsent, z.enum(['on', 'off']).default('off')),
    SMTP_URL: optional(z.url({ protocol: /^smtps?$/ })),
    MAIL_FROM: optional(z.string().min(3)),
    OIDC_ISSUER: optional(z.url()),
    OIDC_CLIENT_ID: optional(z.string().min(1)),
    OIDC_CLIENT_SECRET: optional(z.string().min(1)),
    OIDC_NAME: z.preprocess(emptyIsAbsent, z.string().default('Single sign-on')),
    GITHUB_CLIENT_ID: optional(z.string().min(1)),
    GITHUB_CLIENT_SECRET: optional(z.string().min(1)),
    LOG_LEVEL: z.preprocess(
      emptyIsAbsent,
      z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
    ),
  })
  .superRefine((env, context) => {
    const together: [keyof typeof env, (keyof typeof env)[]][] = [
      ['OIDC_ISSUER', ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']],
      ['GITHUB_CLIENT_ID', ['GITHUB_CLIENT_SECRET']],
      ['SMTP_URL', ['MAIL_FROM']],
      ['ONRAMP_OWNER_EMAIL', ['ONRAMP_OWNER_PASSWORD']],
      ['ONRAMP_OWNER_PASSWORD', ['ONRAMP_OWNER_EMAIL']],
    ];
    for (const [name, needs] of together) {
      for (const need of needs) {
        if (env[name] && !env[need]) {
          context.addIssue({
            code: 'custom',
            path: [need],
            message: `is needed when ${name} is set`,
          });
        }
      }
    }
  })
  .transform((env) => {
    const appUrl = new URL(env.APP_URL ?? `http://localhost:${env.PORT}`);
    return {
      ...env,
      /** Public address without a trailing slash. */
      APP_URL: `${appUrl.origin}${appUrl.pathname.replace(/\/+$/, '')}`,
      DATA_DIR: path.resolve(env.DATA_DIR),
    };
  });

/** The environment of the process, parsed. */
export type Env = z.infer<typeof EnvSchema>;

/**
 * Parses an environment. Throws an error that names every bad variable and never prints a value.
 */
export function parseEnv(source: Record<string, string | undefined>): Env {
  const result = EnvSchema.safeParse(source);
  if (result.success) return result.data;
  const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  throw new Error(`The environment is not usable (see .env.example):\n${lines.join('\n')}`);
}

let cached: Env | undefined;

/** The parsed environment; read once, on first use. */
export function env(): Env {
  cached ??= parseEnv(process.env);
  return cached;
}

/** Forgets the parsed environment. For tests that change it. */
export function resetEnv(): void {
  cached = undefined;
}
