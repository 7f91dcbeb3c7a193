import { fanJoinedV1 } from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { addressWriter } from './address.js';

@Controller()
export class AddressesConsumer {
  /** Imported fans as well: they may write tomorrow. */
  @Consumes(fanJoinedV1)
  onJoined({ data, subject, work }: Received<typeof fanJoinedV1>): Promise<void> {
    const { platform, connection, platformCreatorId, platformFanId } = data;
    work.write(addressWriter, { ...subject, platform, connection, platformCreatorId, platformFanId });
    return Promise.resolve();
  }
}
