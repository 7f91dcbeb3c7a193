import { Controller } from '@nestjs/common';
import { creatorRegisteredV1 } from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { settingsChange, settingsWriter } from './creator-settings.js';

/** A registered creator has settings from the start: the defaults of their archetype. */
@Controller()
export class CreatorSettingsConsumer {
  @Consumes(creatorRegisteredV1)
  onCreator({ data, subject, work }: Received<typeof creatorRegisteredV1>): Promise<void> {
    work.write(settingsWriter, settingsChange(subject, { name: data.name, archetype: data.archetype }));
    return Promise.resolve();
  }
}
