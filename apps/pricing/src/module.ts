import { incident, policy, pricingFan } from '@reprise/domain-pricing';
import { defineService } from '@reprise/service-host';
import { Creators } from './creators/creators.js';
import { CreatorsConsumer } from './creators/creators.consumer.js';
import { IncidentEntity } from './incidents/incident.entity.js';
import { IncidentsController } from './incidents/incidents.controller.js';
import { PricingTables1764200000000 } from './migrations/0001-pricing.js';
import { Persons1764300000000 } from './migrations/0002-persons.js';
import { QuoteAttempts1764400000000 } from './migrations/0003-quote-attempts.js';
import { personLinks } from './persons/links.js';
import { PersonSweep } from './persons/person-sweep.js';
import { PersonsConsumer } from './persons/persons.consumer.js';
import { PoliciesController } from './policies/policies.controller.js';
import { QuoteEntity } from './quotes/quote.entity.js';
import { QuoteSweep } from './quotes/quote-sweep.js';
import { QuotesConsumer } from './quotes/quotes.consumer.js';
import { QuotesController } from './quotes/quotes.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { SalesReports } from './reports/sales-report.js';
import { Statements } from './reports/statement.js';
import { SaleEntity } from './sales/sale.entity.js';
import { ledger } from './sales/ledger.js';
import { quotes } from './quotes/quotes.js';
import { policies } from './policies/policies.js';
import { incidents } from './incidents/incidents.js';
import { SalesConsumer } from './sales/sales.consumer.js';
import { SalesController } from './sales/sales.controller.js';
import { SellingConsumer } from './selling/selling.consumer.js';
import { WithdrawalsConsumer } from './withdrawals/withdrawals.consumer.js';

/** Pricing: what an item costs this fan now, and whose sale a payment is. */
export const pricingService = defineService({
  name: 'pricing',
  summary:
    'Quotes prices inside hard bounds with the verdict of every rule, and keeps the ledger of sales and reversals.',
  deciders: { fan: pricingFan, policy, incident },
  migrations: [PricingTables1764200000000, Persons1764300000000, QuoteAttempts1764400000000],
  projections: [ledger, quotes, policies, incidents, personLinks],
  entities: [SaleEntity, QuoteEntity, IncidentEntity],
  controllers: [
    QuotesConsumer,
    SalesConsumer,
    SellingConsumer,
    CreatorsConsumer,
    WithdrawalsConsumer,
    PersonsConsumer,
    PoliciesController,
    QuotesController,
    SalesController,
    IncidentsController,
    ReportsController,
  ],
  providers: [Creators, PersonSweep, QuoteSweep, SalesReports, Statements],
});
