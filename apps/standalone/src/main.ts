import { processEnvironment } from '@reprise/service-host';
import { runStandalone } from './standalone.js';

await runStandalone(process.argv.slice(2), processEnvironment());
