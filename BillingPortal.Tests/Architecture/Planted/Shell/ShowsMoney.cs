using BillingPortal.Tests.Architecture.Planted.Core;

namespace BillingPortal.Tests.Architecture.Planted.Shell;

internal static class ShowsMoney
{
    public static IEnumerable<long> Parts => Pure.Halves(8);
}
