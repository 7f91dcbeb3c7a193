import { knownIdSchema, labelSchema, textSchema } from '@reprise/contracts';
import { DomainError } from '@reprise/event-sourcing';
import { EventLog } from '@reprise/event-log';
import { CurrentTenant, ZodPipe } from '@reprise/service-host';
import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { searchItems } from '../search/search-items.js';
import { ItemEntity } from './item.entity.js';
import { Vault } from './vault.js';

const listSchema = z
  .object({
    creator: knownIdSchema.optional().describe('Our id of the creator; needed to search.'),
    q: textSchema(1_000)
      .trim()
      .min(1)
      .optional()
      .describe('What to look for; the best are returned, 30 unless `limit` says more.'),
    kind: labelSchema(60).min(1).optional(),
    priceMax: z.coerce.number().int().min(0).optional().describe('Minor units.'),
    after: knownIdSchema.optional().describe('Id of the last item of the page before this one.'),
    limit: z.coerce.number().int().min(1).max(200).optional().describe('50 unless given; a search 30.'),
  })
  .refine(({ q, creator }) => q === undefined || creator !== undefined, {
    path: ['creator'],
    error: 'a search needs a creator',
  });
type Filters = Pick<z.output<typeof listSchema>, 'kind' | 'priceMax' | 'limit'>;
const oneSchema = z.object({ creator: knownIdSchema.optional() });
const withdrawSchema = z.strictObject({ reason: textSchema(500).trim().min(1), creator: knownIdSchema.optional() });

/** The vault as people see it. */
@Controller('v1/catalog/items')
export class ItemsController {
  constructor(
    private readonly log: EventLog,
    private readonly data: DataSource,
    private readonly vault: Vault,
  ) {}

  @Get()
  async list(@CurrentTenant() tenant: string, @Query(ZodPipe(listSchema)) query: z.output<typeof listSchema>) {
    const { creator, q, kind, priceMax, after, limit = 50 } = query;
    if (q !== undefined && creator !== undefined) return this.search(tenant, creator, q, query);
    const items = this.data.getRepository(ItemEntity).createQueryBuilder('i').where('i.tenant = :tenant', { tenant });
    if (creator !== undefined) items.andWhere('i.creator = :creator', { creator });
    if (kind !== undefined) items.andWhere('i.kind = :kind', { kind });
    if (priceMax !== undefined) items.andWhere('i.priceMinor <= :priceMax', { priceMax });
    if (after !== undefined) items.andWhere('i.itemId > :after', { after });
    const page = await items.orderBy('i.itemId').addOrderBy('i.creator').take(limit).getMany();
    return { items: page.map(view), next: page.length === limit ? page.at(-1)!.itemId : null };
  }

  @Get(':item')
  async item(
    @CurrentTenant() tenant: string,
    @Param('item', ZodPipe(knownIdSchema)) itemId: string,
    @Query(ZodPipe(oneSchema)) { creator }: z.output<typeof oneSchema>,
  ) {
    return view(await this.one(tenant, itemId, creator));
  }

  /** Binds new proposals at once; what is under way is stopped by delivery once it has recorded the withdrawal. */
  @Post(':item/withdraw')
  @HttpCode(200)
  async withdraw(
    @CurrentTenant() tenant: string,
    @Param('item', ZodPipe(knownIdSchema)) itemId: string,
    @Body(ZodPipe(withdrawSchema)) body: z.output<typeof withdrawSchema>,
  ) {
    const { creator } = await this.one(tenant, itemId, body.creator);
    const changed = await this.vault.withdraw({ tenant, creator, itemId }, body.reason);
    return { itemId, creator, withdrawn: true, changed };
  }

  private async search(tenant: string, creator: string, q: string, { kind, priceMax, limit }: Filters) {
    const isOurs = await this.data.getRepository(ItemEntity).existsBy({ tenant, creator });
    // Another tenant's creator has, for this one, only what belongs to the whole tenant.
    const scope = isOurs ? creator : '';
    const filters = { currency: null, kind, priceMax, ...(limit === undefined ? {} : { most: limit }) };
    const [found] = await searchItems.load(
      [{ tenant, creator: scope, stream: '', query: q, itemId: null, ...filters }],
      this.log,
    );
    return { items: found!.candidates, next: null };
  }

  private async one(tenant: string, itemId: string, creator?: string): Promise<ItemEntity> {
    const where = { tenant, itemId, ...(creator === undefined ? {} : { creator }) };
    const [first, second] = await this.data.getRepository(ItemEntity).find({ where, take: 2 });
    if (!first) throw new DomainError('item/unknown', `there is no item ${itemId}`, 404);
    if (second)
      throw new DomainError('item/ambiguous', `several creators have an item ${itemId}: name the creator`, 409);
    return first;
  }
}

const view = ({ creator, itemId, version, record, withdrawn, withdrawnReason, suspended, updatedAt }: ItemEntity) => ({
  ...record,
  itemId,
  creator,
  version,
  withdrawn,
  withdrawnReason,
  suspended,
  updatedAt,
});
