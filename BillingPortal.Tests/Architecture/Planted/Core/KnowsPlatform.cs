using BillingPortal.Tests.Architecture.Planted.Platform;

namespace BillingPortal.Tests.Architecture.Planted.Core;

internal sealed class KnowsPlatform(List<Neighbour[]> neighbours)
{
    public int Count => neighbours.Count;
}
