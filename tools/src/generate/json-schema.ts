import type { EventContract } from '@reprise/contracts';
import { z } from 'zod';

export type Json = { [key: string]: unknown };

/** What `ce_dataschema` of a record names: the schema's own id. */
export const schemaId = (type: string): string => `https://reprise.dev/schemas/${type}.json`;
export const schemaFile = (type: string): string => `schemas/${type}.json`;

/** JSON Schema 2020-12 of an event's data, as a file of its own. */
export const eventSchema = (contract: EventContract): Json => ({
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: schemaId(contract.type),
  title: contract.type,
  description: contract.summary,
  ...open(contract, 'draft-2020-12'),
  examples: contract.samples,
});

/** The same in draft 7, which AsyncAPI speaks, with what it shares with other events beside it. */
export function draft7(contract: EventContract): { schema: Json; shared: Json } {
  const { $schema: _, definitions = {}, ...schema } = repointed(open(contract, 'draft-7')) as Json;
  return {
    schema: { title: contract.type, description: contract.summary, ...schema },
    shared: definitions as Json,
  };
}

/** Readers must let new fields pass: only what is strict in the contract (a sealed value) is closed in the schema. */
const open = ({ data }: EventContract, target: 'draft-2020-12' | 'draft-7') =>
  z.toJSONSchema(data, {
    target,
    override({ zodSchema: { _zod }, jsonSchema }) {
      const { def } = _zod;
      if (def.type === 'object' && !('catchall' in def && def.catchall)) delete jsonSchema.additionalProperties;
    },
  }) as Json;

const repointed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(repointed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      key === '$ref' && typeof child === 'string'
        ? child.replace('#/definitions/', '#/components/schemas/')
        : repointed(child),
    ]),
  );
};
