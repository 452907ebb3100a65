// Prints the tree of routes of the built API: jest cannot load all that Fastify is made of into its own process.
import 'reflect-metadata';
import { openDataFolder } from '../dist/data-folder.js';
import { dataSource } from '../dist/database/data-source.js';
import { createServer } from '../dist/http/server.js';
import { Installation } from '../dist/installation.js';
import { installationKeys } from '../dist/installation-keys.js';
import { readSettings } from '../dist/settings.js';

const { settings } = readSettings(process.env);
const folder = await openDataFolder(settings.EMC_DATA_DIR);
const db = await dataSource(settings.DATABASE_URL, 4).initialize();
const made = {
  settings,
  databaseUrl: settings.DATABASE_URL,
  dataFolder: folder,
  keys: installationKeys('khóa của bài kiểm tra này mà thôi'),
};
const app = await createServer(new Installation(made), db);
await app.init();
await app.getHttpAdapter().getInstance().ready();
console.log(app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false }));
await app.close();
if (db.isInitialized) await db.destroy();
process.exit(0);
