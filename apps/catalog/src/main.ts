import { runService } from '@reprise/service-host';
import { catalogService } from './module.js';

await runService(catalogService);
