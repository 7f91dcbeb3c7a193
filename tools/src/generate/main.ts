import { writeDocuments } from './documents.js';

process.stdout.write(`docs/integrate: ${await writeDocuments()} files\n`);
