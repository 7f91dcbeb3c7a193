import { z } from 'zod';

/** ISO 4217, list one and the money of list three that platforms still have in their histories; by decimals. XTR: Telegram Stars. */
const BY_DECIMALS: readonly (readonly [number, string])[] = [
  [0, 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF XTR BYR ITL'],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP
     COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR
     JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN
     NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL
     THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG
     ANG BGN CUC EEK GHC HRK LTL LVL MRO MZM ROL SKK SLL STD TRL USS VEB VEF ZMK ZWD ZWL ZWR
     ATS BEF DEM ESP FIM FRF GRD IEP LUF NLG PTE`,
  ],
  [3, 'BHD IQD JOD KWD LYD OMR TND'],
  [4, 'CLF UYW'],
];

const DECIMALS: ReadonlyMap<string, number> = new Map(
  BY_DECIMALS.flatMap(([decimals, codes]) => codes.split(/\s+/).map((code) => [code, decimals] as const)),
);

/** Every currency that money may be in: ISO 4217, and XTR. */
export const CURRENCIES: readonly string[] = [...DECIMALS.keys()];

/** Decimals of a currency (its minor unit): 2 for USD, 0 for JPY, 3 for KWD; 2 for a code that is none. */
export const decimalsOf = (currency: string): number => DECIMALS.get(currency) ?? 2;

/** A currency at an edge: an ISO 4217 code in capitals, or XTR. */
export const isoCurrencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'expected three capitals')
  .refine((code) => DECIMALS.has(code), 'is no currency of ISO 4217');
