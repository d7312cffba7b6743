using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha;

internal static class AlphaFeature
{
    public static void AddAlpha(this WebApplicationBuilder builder) => builder.Services.AddSingleton<GrantAlpha>();
}
