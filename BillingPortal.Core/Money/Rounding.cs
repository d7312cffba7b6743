using System.Runtime.CompilerServices;

namespace BillingPortal.Core;

/// <summary>
/// Makes an amount that can be charged of an exact one: to the currency's step, half away from zero. A line is rounded here, once.
/// <example>Half a cent is a cent, minus half a cent is minus a cent, and 15 fils are 20 fils, for these are charged in steps of 10.</example>
/// </summary>
public static class Rounding
{
    /// <summary>Rounds a fraction of minor units: 5000 cents × 21 days ÷ 30 is <c>ToCharge(5000 * 21, 30, Currency.Usd)</c>.</summary>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money ToCharge(Int128 numerator, Int128 denominator, Currency currency)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        var step = checked(denominator * currency.Step);
        var (steps, rest) = Int128.DivRem(numerator, step);
        var left = Int128.Abs(rest);
        if (left >= step - left) steps += Int128.Sign(numerator);
        return new(checked((long)(steps * currency.Step)), currency);
    }

    /// <summary>Rounds an exact number of minor units: 12.5 cents are 13.</summary>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Money ToCharge(decimal minor, Currency currency)
    {
        var (digits, scale) = Parts(minor);
        return ToCharge(digits, scale, currency);
    }

    // A product of two over a third, as whole minor units: on 64 bits where they hold it, which is nearly always.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long Charge(long factor, long times, long denominator, Currency currency)
    {
        var step = (ulong)(denominator * currency.Step);
        var high = Math.BigMul((ulong)factor, (ulong)times, out var product);
        if ((factor | times) < 0 || high != 0 || product > long.MaxValue - step) return ToCharge((Int128)factor * times, denominator, currency).Minor;
        var steps = product / step;
        var rest = product - steps * step;
        return (long)(rest >= step - rest ? steps + 1 : steps) * currency.Step;
    }

    // A decimal is a whole number of 96 bits over a power of ten: taken apart, nothing of it is lost in dividing.
    private static (Int128 Digits, Int128 Scale) Parts(decimal value)
    {
        Int128 scale = 1;
        for (var i = 0; i < value.Scale; i++) scale *= 10;
        var bits = decimal.GetBits(value);
        var digits = new Int128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        return (decimal.IsNegative(value) ? -digits : digits, scale);
    }
}
