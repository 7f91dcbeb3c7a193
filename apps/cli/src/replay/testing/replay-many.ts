import { replay } from '../replay.js';
import { ManyFans } from './many-fans.js';

// A process of its own, whose heap is as large as whoever starts it says.
const [fans, rounds] = process.argv.slice(2).map(Number);
const result = await replay({ source: new ManyFans(fans!, rounds!), live: null });
process.stdout.write(JSON.stringify({ ...result, rssBytes: process.resourceUsage().maxRSS * 1024 }));
