namespace BillingPortal.Tests.Architecture.Planted.Core;

internal static class AsksTheMachine
{
    public static string Name => Environment.MachineName;
}
