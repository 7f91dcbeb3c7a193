import type { ServiceName } from '@reprise/contracts';
import type { AnyProjection } from '@reprise/event-log';
import type { AnyDecider } from '@reprise/event-sourcing';
import type { ModuleMetadata, Type } from '@nestjs/common';
import type { MigrationInterface } from 'typeorm';
import type { z } from 'zod';
import type { HostConfig } from './config/host-config.js';

export type MigrationClass = new () => MigrationInterface;
export type EntityClass = new () => object;

/** One service of the product, as data: `runService` makes a process of it, `startService` mounts it into another one. */
export interface ServiceDefinition<X extends z.ZodObject = z.ZodObject> {
  readonly name: ServiceName;
  /** One sentence for OpenAPI. */
  readonly summary?: string;
  /** `fan` decides the stream of a fan, `<service>:<fan>`; others decide creator-scoped streams, `<service>:<creator>/<name>/<id>`, by that name. */
  readonly deciders: Readonly<{ fan: AnyDecider } & Record<string, AnyDecider>>;
  /** The service's own migrations, in order; those of the event log run before them. Tables live in the schema named as the service. */
  readonly migrations: readonly MigrationClass[];
  /** Read models, of the service's own events or of what other services say of a fan, which `reprise rebuild` makes anew. */
  readonly projections?: readonly AnyProjection[];
  /** TypeORM entities of the read models. Listed, never globbed: apps are bundled. */
  readonly entities?: readonly EntityClass[];
  /** Environment variables beyond those of every service, by their names, each with `.describe()`. */
  readonly config?: X;
  readonly imports?: ModuleMetadata['imports'];
  readonly controllers?: readonly Type[];
  readonly providers?: ModuleMetadata['providers'];
  /** Paths whose body is wanted as bytes, of any content type and up to 64 kB: see `@RawBody()`. Express patterns. */
  readonly rawBodies?: readonly string[];
  /** Paths that take up to 8 MB of JSON, such as chunks of an import; others take 256 kB. Express patterns. */
  readonly largeBodies?: readonly string[];
}

/**
 * The type of `SERVICE_CONFIG` in a service: its own variables and those of every service, parsed, by their names. Inside a
 * service, name its schema, `ConfigOf<typeof pricingConfig>`: its definition is made of the classes that ask.
 */
export type ConfigOf<D extends z.ZodObject | Pick<ServiceDefinition, 'config'>> = D extends z.ZodObject
  ? HostConfig & z.output<D>
  : D extends { readonly config?: infer X extends z.ZodObject }
    ? HostConfig & z.output<X>
    : HostConfig;

export const defineService = <X extends z.ZodObject = z.ZodObject<Record<never, never>>>(
  definition: ServiceDefinition<X>,
): ServiceDefinition<X> => definition;
