using BillingPortal.Core;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace BillingPortal.Features.Entitlements.Api;

/// <summary>What a customer may use now, for the product's backends.</summary>
internal static class EntitlementEndpoints
{
    private static readonly Refusal Unknown = new(Codes.NotFound, "There is no customer of this id or reference.");

    public static void MapEntitlementApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapApiGroup().MapGroup("/entitlements/{customer}").RequireScope(Scopes.Entitlements).Refuses(404, Codes.NotFound).WithTags("Entitlements");
        var (live, denials) = (app.ServiceProvider.GetRequiredService<LiveEntitlements>(), app.ServiceProvider.GetRequiredService<IDenials>());
        group.MapGet("/", ReadAsync).AnsweredEarly(Scopes.Entitlements, context => live.Ready((string)context.GetRouteValue("customer")!) is { } told ? () => WriteAsync(context, told, denials) : null).Produces<Entitlement>().Produces(304).AnswersLike(200, EntitlementExamples.Trial).WithSummary("Read what a customer may use now")
            .WithDescription("Answered from memory; a change is in it within a second, on every node. Send the ETag of the last answer as If-None-Match: 304 says that it still holds.");
        group.MapGet("/why", WhyAsync).AnswersLike(200, EntitlementExamples.Why).WithSummary("Explain the answer, and the latest noes")
            .WithDescription("The rule that decides now with what it is given, and the noes that the product met, kept for three months: the same no within a day is counted.");
        group.MapGet("/snapshot", SnapshotAsync).AnswersLike(200, EntitlementExamples.Signed).WithSummary("Read the same answer as a signed token")
            .WithDescription("A JWT (ES256), good for five minutes of real time. Its keys stand at /.well-known/jwks.json: keep them no longer than their Cache-Control says.");
    }

    private static async Task ReadAsync(string customer, HttpContext context, ILiveEntitlements live, IDenials denials)
    {
        if (await live.OfAsync(customer, context.RequestAborted) is { } told) await WriteAsync(context, told, denials);
        else await ApiProblem.Of(404, Unknown).ExecuteAsync(context);
    }

    // The bytes are ready, and hardly anything else is done: this is what products ask before everything they do.
    private static Task WriteAsync(HttpContext context, LiveEntitlement told, IDenials denials)
    {
        if (!told.Answer.Allowed) denials.Note(told, told.Answer.Reason);
        var response = context.Response;
        (response.Headers.ETag, response.Headers.CacheControl) = (told.ETag, "private, no-cache");
        if (Has(context.Request, told.ETag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        (response.ContentType, response.ContentLength) = ("application/json; charset=utf-8", told.Json.Length);
        return response.Body.WriteAsync(told.Json, context.RequestAborted).AsTask();
    }

    private static async Task<Results<Ok<Explanation>, ProblemHttpResult>> WhyAsync(string customer, ExplainEntitlement explain, CancellationToken ct) =>
        await explain.RunAsync(customer, ct) is { } told ? TypedResults.Ok(told) : ApiProblem.Of(404, Unknown);

    private static async Task<Results<Ok<Snapshot>, ProblemHttpResult>> SnapshotAsync(string customer, SignSnapshot sign, CancellationToken ct) =>
        await sign.RunAsync(customer, ct) is { } signed ? TypedResults.Ok(signed) : ApiProblem.Of(404, Unknown);

    private static bool Has(HttpRequest request, string tag)
    {
        var asked = request.Headers.IfNoneMatch;
        if (asked.Count == 0) return false;
        return EntityTagHeaderValue.TryParseList(asked, out var tags) && tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Tag.Equals(tag, StringComparison.Ordinal));
    }
}
