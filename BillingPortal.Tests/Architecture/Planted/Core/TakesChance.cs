namespace BillingPortal.Tests.Architecture.Planted.Core;

internal static class TakesChance
{
    public static int Roll(Random dice) => dice.Next(6);
}
