import { Catch, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { MachineRejected } from '@reprise/domain-generation';
import { problemOf } from '@reprise/service-host';
import type { Response } from 'express';

/** A refused machine is answered with its findings, one by one, so that an editor can show each where it belongs. */
@Catch(MachineRejected)
export class MachineRejectedFilter implements ExceptionFilter<MachineRejected> {
  catch(error: MachineRejected, host: ArgumentsHost): void {
    const response = host.switchToHttp().getResponse<Response>();
    const problem = { ...problemOf(error), findings: error.findings };
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
