using BillingPortal.Tests.Architecture.Planted.Features.Alpha;
using Microsoft.AspNetCore.Builder;

namespace BillingPortal.Tests.Architecture.Planted.Shell;

internal static class KnowsADoor
{
    public static void Compose(WebApplicationBuilder builder) => builder.AddAlpha();
}
