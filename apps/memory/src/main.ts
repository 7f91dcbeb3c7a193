import { runService } from '@reprise/service-host';
import { memoryService } from './module.js';

await runService(memoryService);
