import { runService } from '@reprise/service-host';
import { generationService } from './module.js';

await runService(generationService);
