import { creatorRegisteredV1 } from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { creatorWriter } from './creator-writer.js';

@Controller()
export class CreatorsConsumer {
  @Consumes(creatorRegisteredV1)
  onRegistered({ data, subject, work }: Received<typeof creatorRegisteredV1>): void {
    const { tenant, creator } = subject;
    work.write(creatorWriter, { creator, tenant, platformCreatorId: data.platformCreatorId });
  }
}
