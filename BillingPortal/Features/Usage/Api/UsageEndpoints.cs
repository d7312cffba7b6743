using System.Text.Json;
using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BillingPortal.Features.Usage.Api;

/// <summary>What customers used, told by the product's backends: <c>/api/v1/usage</c>.</summary>
internal static class UsageEndpoints
{
    private static readonly Refusal TooMany = new(Codes.TooManyEvents, $"One request takes at most {ReadEvents.Most} events. Send the others with the next.");
    private static readonly Refusal None = new(Codes.NoEvents, "There is no event in it. Send one, or an array of some.");
    private static readonly Refusal NoJson = new(Codes.BodyInvalid, "The body is not JSON, or neither an event nor an array of events; nothing of it was taken. The OpenAPI document shows an example.");
    private static readonly Refusal TooLong = new(Codes.BodyTooLarge, "The body is too large. Send fewer events at once.");
    private static readonly Refusal Nothing = new(Codes.NothingWritten, "All or nothing was asked for, and not all of it can be taken: nothing was. See events.");

    private const int MostTold = 20;
    private static readonly IReadOnlyDictionary<string, LiveEntitlement> NotTold = new Dictionary<string, LiveEntitlement>(StringComparer.Ordinal);

    public static void MapUsageApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapApiGroup().MapGroup("/usage").RequireScope(Scopes.Usage).WithTags("Usage").Refuses(503, Codes.JournalFull);
        group.MapPost("/", WriteAsync).Accepts<UsageSent[]>("application/json").Produces<UsageReply>(202).TakesLike(UsageExamples.Sent).AnswersLike(202, UsageExamples.Written)
            .Refuses(400, Codes.NoEvents, Codes.NothingWritten).Refuses(409, Codes.NothingWritten).Refuses(413, Codes.TooManyEvents).WithSummary("Report usage")
            .WithDescription("One event, or an array of up to 1,000. Answered when it is on the disk, event by event; what is refused keeps nothing else out, unless atomic=true asks for all or nothing. "
                + $"Safe to repeat: the same event again is a duplicate and counts once. An event id is known for {UsageRefusals.OldestDays} days; older events are refused anyway. "
                + "An event without a time gets that of its arrival. What is beyond a stop, or while the customer is locked, is recorded too, and not charged. "
                + $"How each customer stands afterwards is told as GET /entitlements tells it, if there are at most {MostTold}; state=false leaves it out.");
        group.MapPost("/report", ReportAsync).Accepts<TotalSent>("application/json").TakesLike(UsageExamples.Total).AnswersLike(200, UsageExamples.TotalSet)
            .Refuses(400, Codes.FieldsInvalid, Codes.TooOld, Codes.TooEarly).Refuses(404, Codes.CustomerUnknown).Refuses(409, Codes.SourceConflict).WithSummary("Report a day's total")
            .WithDescription("Sets the total of a customer's day in the billing time zone; another total replaces it, the same changes nothing. A day has one source: totals, or events.");
        group.MapPost("/{eventId}/reverse", ReverseAsync).AnswersLike(200, UsageExamples.Reversed).Refuses(404, Codes.NotFound).Refuses(409, Codes.NotReversible)
            .WithSummary("Take an event back").WithDescription("Adds an event with the opposite units at the same instant; nothing is deleted. Again: nothing more is taken back. The id stays used.");
    }

    private static async Task<Results<UsageWritten, ProblemHttpResult>> WriteAsync(HttpContext context, UsageJournal journal, MakeEntries make, BillingClock clock, ILiveEntitlements live, CancellationToken ct, bool atomic = false, bool state = true)
    {
        var now = clock.UtcNow;
        using var body = await ReadBody.OfAsync(context.Request, ct);
        if (body is null) return ApiProblem.Of(413, TooLong);
        if (Read(body, make, now) is not { } entries) return ApiProblem.Of(400, NoJson);
        if (entries.Count == 0) return ApiProblem.Of(400, None);
        if (entries.Count > ReadEvents.Most) return ApiProblem.Of(413, TooMany);
        try
        {
            await journal.WriteAsync(entries, now, ApiCaller.KeyOf(context), UsageSource.Reported, atomic);
        }
        catch (JournalFullException full)
        {
            return Full(context, full);
        }
        return atomic && entries.Any(e => e.Why is not null) ? Spoilt(entries) : new UsageWritten(entries, state ? await AfterAsync(entries, live, ct) : NotTold);
    }

    private static async Task<Results<Ok<TotalAnswer>, ProblemHttpResult>> ReportAsync([FromBody] JsonObject body, HttpContext context, IUsageJournal journal, CancellationToken ct)
    {
        var wanted = new TotalFields(body).Read();
        if (!wanted.IsDone) return ApiProblem.Fields(wanted.Refusals);
        try
        {
            var set = await journal.SetTotalAsync(wanted.Value, new(ApiCaller.KeyOf(context)), ct);
            return set.IsDone ? TypedResults.Ok(new TotalAnswer(wanted.Value.Day, wanted.Value.Total, set.Value.Before, set.Value.Changed)) : Refuse(set.Refused!);
        }
        catch (JournalFullException full)
        {
            return Full(context, full);
        }
    }

    private static async Task<Results<Ok<ReversalAnswer>, ProblemHttpResult>> ReverseAsync(string eventId, HttpContext context, IUsageJournal journal, CancellationToken ct)
    {
        try
        {
            var id = AsSent(context, eventId);
            var done = await journal.ReverseAsync(new(id), new(ApiCaller.KeyOf(context)), ct);
            return done.IsDone ? TypedResults.Ok(new ReversalAnswer(id, done.Value.Units, done.Value.Changed)) : Refuse(done.Refused!);
        }
        catch (JournalFullException full)
        {
            return Full(context, full);
        }
    }

    // Routing leaves an encoded '/' as it is and decodes all else, so that of an id with a '%' nobody can say what it was.
    private static string AsSent(HttpContext context, string eventId) => eventId.Contains('%', StringComparison.Ordinal)
        ? Uri.UnescapeDataString(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].TrimEnd('/').Split('/')[^2])
        : eventId;

    private static IReadOnlyList<UsageEntry>? Read(ReadBody body, MakeEntries make, DateTime now)
    {
        try
        {
            return ReadEvents.Of(body.Bytes, make, now);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // Of many customers at once it would cost more than all the rest; whoever reports so asks for those that matter.
    private static async ValueTask<IReadOnlyDictionary<string, LiveEntitlement>> AfterAsync(IReadOnlyList<UsageEntry> entries, ILiveEntitlements live, CancellationToken ct)
    {
        var named = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var entry in entries)
            if (entry.ProfileId is { } profile && named.TryAdd(entry.Customer, profile) && named.Count > MostTold)
                return NotTold;
        var told = new Dictionary<string, LiveEntitlement>(named.Count, StringComparer.Ordinal);
        foreach (var (name, profile) in named) told.Add(name, await live.OfAsync(profile, ct));
        return told;
    }

    private static ProblemHttpResult Refuse(Refusal why) => ApiProblem.Of(why.Code switch
    {
        Codes.NotFound or Codes.CustomerUnknown => 404,
        Codes.SourceConflict or Codes.NotReversible => 409,
        _ => 400,
    }, why);

    private static ProblemHttpResult Spoilt(IReadOnlyList<UsageEntry> entries)
    {
        var problem = ApiProblem.Of(entries.Any(e => e.Outcome == UsageOutcome.Conflict) ? 409 : 400, Nothing);
        problem.ProblemDetails.Extensions["events"] = entries.Select(EventAnswer.Of);
        return problem;
    }

    private static ProblemHttpResult Full(HttpContext context, JournalFullException full)
    {
        context.Response.Headers.RetryAfter = "1";
        return ApiProblem.Of(503, Codes.JournalFull, full.Message);
    }
}
