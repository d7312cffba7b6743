using BillingPortal.Tests.Architecture.Planted.Sandbox;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha;

internal static class OpensTheSandbox
{
    public static object Open() => new StandIn();
}
