import { DomainError } from '@reprise/event-sourcing';
import type { LiveCommand } from '@reprise/domain-ingest';
import type { Lookup, Subject, Work } from '@reprise/event-log';

export interface MoneyId {
  readonly tenant: string;
  readonly platform: string;
  readonly kind: 'purchase' | 'tip';
  readonly id: string;
  readonly fan: string;
}

const keyOf = ({ tenant, platform, kind, id }: Omit<MoneyId, 'fan'>) => JSON.stringify([tenant, platform, kind, id]);

/**
 * The fan of whom a money id was first told; asking claims it when nobody has. A sale is known by tenant, platform and
 * purchase id, whoever bought: one purchase told of two fans must not become two sales, and a fan's own stream cannot see it.
 */
export const firstToldOf: Lookup<MoneyId, string> = {
  name: 'money-first-told',
  async load(asked, sql) {
    const first = [...new Map(asked.toReversed().map((money) => [keyOf(money), money])).values()];
    const owners = await sql.query<MoneyId>(
      `insert into money_id (tenant, platform, kind, id, fan)
       select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[]) order by 1, 2, 3, 4
       on conflict (tenant, platform, kind, id) do update set fan = money_id.fan
       returning tenant, platform, kind, id, fan`,
      [
        first.map(({ tenant }) => tenant),
        first.map(({ platform }) => platform),
        first.map(({ kind }) => kind),
        first.map(({ id }) => id),
        first.map(({ fan }) => fan),
      ],
      'ingest-money-first-told',
    );
    const fanOf = new Map(owners.map((money) => [keyOf(money), money.fan]));
    return asked.map((money) => fanOf.get(keyOf(money))!);
  },
};

const moneyIdOf = (command: LiveCommand): Pick<MoneyId, 'kind' | 'id'> | undefined => {
  if (command.type === 'CompletePurchase') return { kind: 'purchase', id: command.purchaseId };
  if (command.type === 'ReceiveTip') return { kind: 'tip', id: command.tipId };
  return undefined;
};

/** Throws `purchase/conflict` or `tip/conflict` when the same money was told before of another fan. */
export async function assertToldOfNobodyElse(
  work: Work,
  { tenant, fan }: Subject,
  command: LiveCommand,
): Promise<void> {
  const money = moneyIdOf(command);
  if (!money) return;
  const owner = await work.ask(firstToldOf, { tenant, platform: command.fan.platform, ...money, fan });
  if (owner !== fan)
    throw new DomainError(
      `${money.kind}/conflict`,
      `${money.kind} ${money.id} was told before of another fan; the first stands`,
      409,
    );
}
