using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Features.Usage.Journal;
using BillingPortal.Platform.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BillingPortal.Features.Usage.Api;

/// <summary>What customers used, told by the product's backends: <c>/api/v1/usage</c>.</summary>
internal static class UsageEndpoints
{
    public static void MapUsageApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapApiGroup().MapGroup("/usage").RequireScope(Scopes.Usage).WithTags("Usage").Refuses(503, Codes.JournalFull);
        var write = app.ServiceProvider.GetRequiredService<WriteUsage>();
        group.MapPost("/", WriteAsync).AnsweredEarly(Scopes.Usage, context => context.Request.QueryString.HasValue ? null : () => WritePlainAsync(context, write))
            .Accepts<UsageSent[]>("application/json").Produces<UsageReply>(202).TakesLike(UsageExamples.Sent).AnswersLike(202, UsageExamples.Written)
            .Refuses(400, Codes.NoEvents, Codes.NothingWritten).Refuses(409, Codes.NothingWritten).Refuses(413, Codes.TooManyEvents).WithSummary("Report usage")
            .WithDescription("One event, or an array of up to 1,000. Answered when it is on the disk, event by event; what is refused keeps nothing else out, unless atomic=true asks for all or nothing. "
                + $"Safe to repeat: the same event again is a duplicate and counts once. An event id is known for {UsageRefusals.OldestDays} days; older events are refused anyway. "
                + "An event without a time gets that of its arrival. What is beyond a stop, or while the customer is locked, is recorded too, and not charged. "
                + $"How each customer stands afterwards is told as GET /entitlements tells it, if there are at most {WriteUsage.MostTold}; state=false leaves it out.");
        group.MapPost("/report", ReportAsync).Accepts<TotalSent>("application/json").TakesLike(UsageExamples.Total).AnswersLike(200, UsageExamples.TotalSet)
            .Refuses(400, Codes.FieldsInvalid, Codes.TooOld, Codes.TooEarly).Refuses(404, Codes.CustomerUnknown).Refuses(409, Codes.SourceConflict).WithSummary("Report a day's total")
            .WithDescription("Sets the total of a customer's day in the billing time zone; another total replaces it, the same changes nothing. A day has one source: totals, or events.");
        group.MapPost("/{eventId}/reverse", ReverseAsync).AnswersLike(200, UsageExamples.Reversed).Refuses(404, Codes.NotFound).Refuses(409, Codes.NotReversible)
            .WithSummary("Take an event back").WithDescription("Adds an event with the opposite units at the same instant; nothing is deleted. Again: nothing more is taken back. The id stays used.");
    }

    private static Task<IResult> WriteAsync(HttpContext context, WriteUsage write, bool atomic = false, bool state = true) => write.RunAsync(context, atomic, state);

    // What nearly every report is: nothing is asked for but to write it.
    private static async Task WritePlainAsync(HttpContext context, WriteUsage write) => await (await write.RunAsync(context, atomic: false, state: true)).ExecuteAsync(context);

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
            return FullJournal.Tell(context, full);
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
            return FullJournal.Tell(context, full);
        }
    }

    // Routing leaves an encoded '/' as it is and decodes all else, so that of an id with a '%' nobody can say what it was.
    private static string AsSent(HttpContext context, string eventId) => eventId.Contains('%', StringComparison.Ordinal)
        ? Uri.UnescapeDataString(context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget.Split('?')[0].TrimEnd('/').Split('/')[^2])
        : eventId;

    private static ProblemHttpResult Refuse(Refusal why) => ApiProblem.Of(why.Code switch
    {
        Codes.NotFound or Codes.CustomerUnknown => 404,
        Codes.SourceConflict or Codes.NotReversible => 409,
        _ => 400,
    }, why);
}
