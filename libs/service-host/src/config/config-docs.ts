import { z } from 'zod';
import { hostConfigSchema } from './host-config.js';

interface Variable {
  readonly name: string;
  readonly required: boolean;
  readonly schema: { readonly description?: string; readonly default?: unknown; readonly enum?: readonly unknown[] };
}

const variablesOf = (schema: z.ZodObject): Variable[] => {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    required: required.includes(name),
    schema: property as Variable['schema'],
  }));
};

const fallback = ({ required, schema }: Variable): string => {
  if (schema.default !== undefined) return `\`${String(schema.default)}\``;
  return required ? '**required**' : 'unset';
};

type Row = readonly [name: string, fallback: string, meaning: string];

const row = (variable: Variable): Row => {
  const { description, enum: choices } = variable.schema;
  if (!description) throw new Error(`${variable.name} has no description: add .describe() to its schema`);
  const values = choices ? ` One of ${choices.map((choice) => `\`${String(choice)}\``).join(', ')}.` : '';
  return [`\`${variable.name}\``, fallback(variable), description.replaceAll('|', '\\|') + values];
};

const HEAD: Row = ['variable', 'default', 'meaning'];

/** Columns are padded as the formatter would: the file is checked like any other. */
const table = (schema: z.ZodObject): string => {
  const rows = [HEAD, ...variablesOf(schema).map(row)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => cells[column]!.length)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, i) => cell.padEnd(widths[i]!)).join(' | ')} |`;
  const [head, ...body] = rows.map(line);
  return [head, line(widths.map((width) => '-'.repeat(width))), ...body].join('\n');
};

/** A deployable with variables of its own, beside or instead of those of every service. */
export interface ConfigurationSection {
  readonly name: string;
  readonly config?: z.ZodObject;
}

/** The reference of every environment variable, from the schemas that parse them. Throws when one has no description. */
export const configurationDocs = (sections: readonly ConfigurationSection[]): string =>
  [
    '# Configuration',
    'Generated from the schemas that parse the environment (`npm run generate`); do not edit.',
    'A wrong or missing variable stops the process with exit code 2 and one line for each. An empty variable counts as unset.',
    '## Every service',
    table(hostConfigSchema),
    ...sections.flatMap(({ name, config }) =>
      config && Object.keys(config.shape).length > 0 ? [`## ${name}`, table(config)] : [],
    ),
  ].join('\n\n') + '\n';
