namespace BillingPortal.Tests.Architecture.Planted.Platform;

internal sealed class Neighbour;
