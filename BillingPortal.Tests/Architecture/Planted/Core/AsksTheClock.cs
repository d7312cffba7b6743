namespace BillingPortal.Tests.Architecture.Planted.Core;

internal static class AsksTheClock
{
#pragma warning disable RS0030 // banned, and planted for that
    public static Func<bool> IsLate(DateTime due) => () => due < DateTime.UtcNow;
#pragma warning restore RS0030
}
