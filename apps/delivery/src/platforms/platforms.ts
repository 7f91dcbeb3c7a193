import { SERVICE_CONFIG } from '@reprise/service-host';
import { Inject, Injectable } from '@nestjs/common';
import type { DeliveryConfig } from '../config.js';
import { HttpPlatform, type HttpPlatformOptions } from './http/http-platform.js';
import type { PlatformSetting } from './platform-settings.js';
import type { Platform } from './platform.js';

const documentedContract = (options: HttpPlatformOptions): Platform => new HttpPlatform(options);

/** How each kind of platform is spoken to. The sandbox speaks the documented contract. */
const ADAPTERS: Readonly<Record<PlatformSetting['platform'], (options: HttpPlatformOptions) => Platform>> = {
  sandbox: documentedContract,
  http: documentedContract,
};

/** The platforms replies leave to, by connection. */
@Injectable()
export class Platforms {
  private readonly byConnection: ReadonlyMap<string, Platform>;

  constructor(@Inject(SERVICE_CONFIG) { REPRISE_PLATFORMS, SEND_TIMEOUT_MS }: DeliveryConfig) {
    this.byConnection = new Map(
      REPRISE_PLATFORMS.flatMap(({ connection, platform, baseUrl, ...rest }) =>
        baseUrl === undefined
          ? []
          : [[connection, ADAPTERS[platform]({ baseUrl, timeoutMs: SEND_TIMEOUT_MS, ...rest })]],
      ),
    );
  }

  of(connection: string): Platform {
    return this.byConnection.get(connection) ?? disconnected(connection);
  }
}

/** A connection this process has no address for: nothing was sent, and an operator may still add it in time. */
const disconnected = (connection: string): Platform => ({
  idempotent: true,
  canAsk: true,
  send: () =>
    Promise.resolve({ is: 'not-taken', detail: `REPRISE_PLATFORMS has no baseUrl for connection ${connection}` }),
  ask: () =>
    Promise.resolve({ is: 'unknown', detail: `REPRISE_PLATFORMS has no baseUrl for connection ${connection}` }),
});
