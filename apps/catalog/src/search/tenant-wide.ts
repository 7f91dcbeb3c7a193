import { TENANT_WIDE_CREATOR } from '@reprise/contracts';
import { ids } from '@reprise/event-log';

/** Items of a tenant that belong to no creator are filed under this one. */
export const tenantWideCreator = (tenant: string): string => ids.creatorId(tenant, TENANT_WIDE_CREATOR);
