import './typescript.mjs';

const { main } = await import('./src/kafka/main.ts');
process.exitCode = await main(process.argv.slice(2));
