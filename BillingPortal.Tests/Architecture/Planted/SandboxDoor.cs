using BillingPortal.Tests.Architecture.Planted.Sandbox;

namespace BillingPortal.Tests.Architecture.Planted;

internal static class SandboxDoor
{
    public static StandIn Open() => new();
}
