import { endQuietlyWithReader } from './output/print.js';
import { runProgram } from './program.js';

endQuietlyWithReader();
process.exitCode = await runProgram(process.argv);
