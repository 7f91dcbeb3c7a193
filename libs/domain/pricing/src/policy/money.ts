const WHOLE_BPS = 10_000n;

/** dividend ÷ divisor, half up; exact far beyond 2^53, where amount × rate would not be. Both ≥ 0, divisor > 0. */
export const halfUp = (dividend: bigint, divisor: bigint): number => Number((2n * dividend + divisor) / (2n * divisor));

/** amount × bps ÷ 10 000, half up, in minor units. */
export const shareHalfUp = (amountMinor: number, bps: number): number =>
  halfUp(BigInt(amountMinor) * BigInt(bps), WHOLE_BPS);

/** amount × bps ÷ 10 000, rounded up: for floors. */
export const shareUp = (amountMinor: number, bps: number): number =>
  Number((BigInt(amountMinor) * BigInt(bps) + WHOLE_BPS - 1n) / WHOLE_BPS);

/** amount × bps ÷ 10 000, rounded down: for ceilings. */
export const shareDown = (amountMinor: number, bps: number): number =>
  Number((BigInt(amountMinor) * BigInt(bps)) / WHOLE_BPS);

/** part × amount ÷ whole, half up; 0 of a whole of 0. */
export const proportion = (part: number, amount: number, whole: number): number =>
  whole === 0 ? 0 : halfUp(BigInt(part) * BigInt(amount), BigInt(whole));
