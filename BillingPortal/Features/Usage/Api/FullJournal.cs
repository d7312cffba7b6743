using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Usage.Api;

/// <summary>The answer of every endpoint when usage arrives faster than it can be written.</summary>
internal static class FullJournal
{
    public static ProblemHttpResult Tell(HttpContext context, JournalFullException full)
    {
        context.Response.Headers.RetryAfter = "1";
        return ApiProblem.Of(503, Codes.JournalFull, full.Message);
    }
}
