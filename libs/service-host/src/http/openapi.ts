import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import type { ServiceDefinition } from '../service-definition.js';

type JsonSchema = Record<string, unknown>;

const problemSchema: JsonSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    code: { type: 'string', description: 'Stable; programs may branch on it.' },
    detail: { type: 'string' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { path: { type: 'string' }, message: { type: 'string' } } },
    },
  },
};

/** Zod's JSON Schema is draft 2020-12, the dialect of OpenAPI 3.1; shared definitions become components. */
function fromZod(schema: unknown, { schemaType }: { schemaType: 'input' | 'output' }) {
  if (!(schema instanceof z.ZodType)) return undefined;
  const { $schema: _, $defs = {}, ...root } = z.toJSONSchema(schema, { io: schemaType, unrepresentable: 'any' });
  return { schema: root as JsonSchema, components: $defs as Record<string, JsonSchema> };
}

/** Every operation may answer with problem details; said once, not on each controller. */
function withProblems(document: OpenAPIObject): OpenAPIObject {
  const answer = {
    description: 'Problem details',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  };
  for (const path of Object.values(document.paths))
    for (const operation of [path.get, path.post, path.put, path.patch, path.delete])
      if (operation) operation.responses = { ...operation.responses, default: answer };
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemSchema },
  };
  return document;
}

/** Serves OpenAPI 3.1 at `/v1/<service>/openapi.json`, made from the routes and the schemas that validate them. */
export function serveOpenApi(
  app: INestApplication,
  { name, summary }: Pick<ServiceDefinition, 'name' | 'summary'>,
): void {
  const description = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle(`Reprise ${name}`)
    .setDescription(summary ?? '')
    .setVersion('1')
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .build();
  const operationIdFactory = (controller: string, method: string) =>
    `${controller.replace(/Controller$/, '')}_${method}`;
  SwaggerModule.setup(
    `v1/${name}/openapi`,
    app,
    () =>
      withProblems(
        SwaggerModule.createDocument(app, description, { operationIdFactory, standardSchemaConverter: fromZod }),
      ),
    { ui: false, raw: ['json'], jsonDocumentUrl: `v1/${name}/openapi.json` },
  );
}
