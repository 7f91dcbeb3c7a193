import { nodeApp } from '../../rolldown.base.js';

export default nodeApp(import.meta.dirname, { main: 'src/main.ts', samples: 'src/samples.ts' });
