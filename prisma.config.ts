import { defineConfig } from 'prisma/config';

// `prisma migrate deploy` on a connected machine reads the database address from here. The embedded
// database has no address: it is migrated by `npm start` itself.
export default defineConfig({
  schema: 'prisma/schema',
  migrations: { path: 'prisma/migrations' },
  ...(process.env.DATABASE_URL ? { datasource: { url: process.env.DATABASE_URL } } : {}),
});
