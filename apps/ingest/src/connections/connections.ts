import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@reprise/event-sourcing';
import { SERVICE_CONFIG } from '@reprise/service-host';
import type { IngestConfig } from '../config.js';
import { PLATFORMS } from '../platforms/platforms.js';
import type { Connection } from './connection.js';

/** The connections of this installation, by name or by platform. */
@Injectable()
export class Connections {
  private readonly list: readonly Connection[];

  constructor(@Inject(SERVICE_CONFIG) config: IngestConfig) {
    this.list = config.REPRISE_CONNECTIONS;
    const unknown = this.list.find(({ platform }) => !PLATFORMS.has(platform));
    if (unknown)
      throw new Error(
        `connection ${unknown.id} is on platform ${unknown.platform}, which has no adapter; known are ${[...PLATFORMS.keys()].join(', ')}`,
      );
  }

  /** The connection a webhook names, or the platform's default. Throws `platform/unknown`, `connection/unknown`. */
  find(platform: string, id: string | undefined): Connection {
    const candidates = this.list.filter((connection) => connection.platform === platform);
    if (candidates.length === 0)
      throw new DomainError('platform/unknown', `platform ${platform} is not connected to this system`, 404);
    const found = candidates.find((connection) => (id === undefined ? connection.default : connection.id === id));
    if (!found)
      throw new DomainError(
        'connection/unknown',
        id === undefined
          ? `platform ${platform} has no default connection; name one with ?connection=ID`
          : `platform ${platform} has no connection ${id}`,
        404,
      );
    return found;
  }

  /** The connection a tenant's imports are filed under. Throws when the tenant has none on the platform. */
  ofTenant(tenant: string, platform: string, id?: string): Connection {
    const found = this.list
      .filter((connection) => connection.platform === platform && connection.tenant === tenant)
      .find((connection, _i, all) =>
        id === undefined ? connection.default || all.length === 1 : connection.id === id,
      );
    if (!found)
      throw new DomainError(
        'connection/unknown',
        `this tenant has no connection${id === undefined ? '' : ` ${id}`} on platform ${platform}`,
        404,
      );
    return found;
  }
}
