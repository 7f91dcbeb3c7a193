import { runService } from '@reprise/service-host';
import { pricingService } from './module.js';

await runService(pricingService);
