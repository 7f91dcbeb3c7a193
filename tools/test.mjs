import './typescript.mjs';

const { main } = await import('./src/test-run/main.ts');
process.exitCode = await main(process.argv.slice(2));
