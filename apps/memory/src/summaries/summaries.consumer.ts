import { historyImportedV1 } from '@reprise/contracts';
import { Consumes, type Received } from '@reprise/event-log';
import { Controller } from '@nestjs/common';
import { summarise } from './summarise.js';

/** Imported history is summarised once a chunk of it is stored; it starts nothing. */
@Controller()
export class SummariesConsumer {
  @Consumes(historyImportedV1)
  async onImported({ subject, work }: Received<typeof historyImportedV1>): Promise<void> {
    await summarise(work, subject, 'import');
  }
}
