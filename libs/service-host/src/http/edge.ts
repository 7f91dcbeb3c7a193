import type { Provider } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { BearerGuard } from './auth.js';
import { ProblemFilter } from './problem.filter.js';

/** Bearer tokens and problem details for an application. Needs `SERVICE_CONFIG` with `REPRISE_TOKENS`. */
export const httpEdge: Provider[] = [
  { provide: APP_GUARD, useClass: BearerGuard },
  { provide: APP_FILTER, useClass: ProblemFilter },
];
