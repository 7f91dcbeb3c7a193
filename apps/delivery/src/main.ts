import { runService } from '@reprise/service-host';
import { deliveryService } from './module.js';

await runService(deliveryService);
