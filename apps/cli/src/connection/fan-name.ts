import { ids } from '@reprise/event-log';
import { UsageError } from '../errors.js';
import type { Connection } from './connection.js';

type Place = Pick<Connection, 'tenant' | 'platform'>;

/** How a fan is named, for the help of every command that takes one. */
export const FAN_HELP = `our id, or creator/fan with the platform’s ids; a creator with a slash in quotes: '"a/b"/fan'`;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** The creator up to the first slash, or in quotes, where a quote is written twice; the rest is the fan. */
const NAME = /^(?:"((?:[^"]|"")+)"|([^"/][^/]*))\/(.+)$/s;

/** A fan as people name them: our id, or `creator/fan` with the platform's own ids. */
export function fanIdOf(name: string, place: Place): string {
  if (UUID.test(name)) return name.toLowerCase();
  const [, quoted, plain, fan] = NAME.exec(name) ?? [];
  const creator = quoted?.replaceAll('""', '"') ?? plain;
  if (creator === undefined)
    throw new UsageError(`${name} is not a fan: give ${FAN_HELP}; such as mira-draws/sam-hill`);
  return platformFanIdOf(creator, fan!, place);
}

/** Our id of a fan, by the platform's ids. */
export const platformFanIdOf = (creator: string, fan: string, { tenant, platform }: Place): string =>
  ids.fanId(tenant, ids.creatorId(tenant, creator), platform, fan);
