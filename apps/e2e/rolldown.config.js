import { nodeApp } from '../../rolldown.base.js';

export default nodeApp(import.meta.dirname, {
  faults: 'src/faults/main.ts',
  race: 'src/race/main.ts',
  bench: 'src/bench/main.ts',
  'fold-worker': 'src/bench/fold-worker.ts',
  'bare-hop': 'src/bench/bare-hop.ts',
  'durable-hop': 'src/bench/durable-hop.ts',
});
