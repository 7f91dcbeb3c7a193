import { nodeApp } from '../../rolldown.base.js';

export default nodeApp(import.meta.dirname);
