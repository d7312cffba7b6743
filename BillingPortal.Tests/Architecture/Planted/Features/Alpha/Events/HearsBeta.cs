using BillingPortal.Tests.Architecture.Planted.Features.Beta.Contracts;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha.Events;

internal static class HearsBeta
{
    public static int Hear(BetaHappened news) => news.Amount;
}
