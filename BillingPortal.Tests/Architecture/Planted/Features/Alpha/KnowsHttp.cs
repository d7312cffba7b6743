using Microsoft.AspNetCore.Http;

namespace BillingPortal.Tests.Architecture.Planted.Features.Alpha;

internal static class KnowsHttp
{
    public static string? Caller(HttpContext context) => context.TraceIdentifier;
}
