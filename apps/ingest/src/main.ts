import { runService } from '@reprise/service-host';
import { ingestService } from './module.js';

await runService(ingestService);
