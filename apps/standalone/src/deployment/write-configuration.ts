import { writeFileSync } from 'node:fs';
import { CONFIGURATION_FILE, configurationText } from './configuration.js';

writeFileSync(CONFIGURATION_FILE, configurationText());
