using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BillingPortal.Features.Usage.Api;

/// <summary>Units that were asked for, and how the customer stands afterwards.</summary>
/// <param name="Consumed">All of them were given and recorded; otherwise none was.</param>
/// <param name="Duplicate">They had been given before, for the same event id.</param>
/// <param name="Reason">Why, also of a yes.</param>
/// <param name="Allowed">May at least one unit more be used?</param>
internal sealed record ConsumeAnswer(
    bool Consumed, bool Duplicate, [property: OneOf(typeof(EntitlementCodes.Reasons))] string Reason, bool Allowed,
    long Used, long Allowance, long Remaining, EntitlementCap? Cap, DateTime? ResetsAt, IReadOnlyDictionary<string, string> Next)
{
    public static ConsumeAnswer Of(LiveEntitlement told, bool duplicate) => Of(told.Answer, true, duplicate, told.Answer.Reason, told.Answer.Next);

    /// <summary>A stop that these units would pass, while fewer might not; or the customer may use nothing at all.</summary>
    public static ConsumeAnswer Of(LiveEntitlement told, string reason) => Of(told.Answer, false, false, reason, told.Answer.Allowed ? told.Stopped : told.Answer.Next);

    private static ConsumeAnswer Of(Entitlement now, bool consumed, bool duplicate, string reason, IReadOnlyDictionary<string, string> next) =>
        new(consumed, duplicate, reason, now.Allowed, now.Used, now.Allowance, now.Remaining, now.Cap, now.ResetsAt, next);
}

/// <summary>Checks and records in one step: <c>/api/v1/entitlements/{customer}/consume</c>.</summary>
internal static class ConsumeEndpoint
{
    private static readonly Refusal Unknown = new(Codes.NotFound, "There is no customer of this id or reference.");
    private static readonly object Wanted = new { units = 5, eventId = "job-17" };
    private static readonly ConsumeAnswer Given = new(true, false, EntitlementCodes.Reasons.Paying, true, 36, 100, 64, null, new(2026, 12, 1, 0, 0, 0, DateTimeKind.Utc), new Dictionary<string, string>(StringComparer.Ordinal));

    public static void MapConsumeApi(this IEndpointRouteBuilder app) => app.MapApiGroup().MapPost("/entitlements/{customer}/consume", ConsumeAsync).RequireScope(Scopes.Usage).WithTags("Entitlements")
        .Accepts<UnitsToConsume>("application/json").TakesLike(Wanted).AnswersLike(200, Given)
        .Refuses(400, Codes.FieldsInvalid, Codes.OfEvents.EventInvalid, Codes.OfEvents.UnitsInvalid).Refuses(404, Codes.NotFound).Refuses(409, Codes.OfEvents.EventConflict, Codes.SourceConflict).Refuses(503, Codes.JournalFull)
        .WithSummary("Ask for units and record them in one step")
        .WithDescription("Decided against the database: however many ask at once, no unit is given twice. Units that would pass a stop are refused whole: the question was answered, so that is 200 too, with consumed=false and the reason. "
            + "The same event id again answers what was consumed as consumed, and records nothing twice; a refusal is not remembered. The units count at the time of the question.");

    private static async Task<Results<Ok<ConsumeAnswer>, ProblemHttpResult>> ConsumeAsync(
        string customer, [FromBody] JsonObject body, HttpContext context, ILiveEntitlements live, IUsageJournal journal, IDenials denials, CancellationToken ct)
    {
        var wanted = new ConsumeFields(body).Read(customer);
        if (!wanted.IsDone) return ApiProblem.Fields(wanted.Refusals);
        if (await live.OfAsync(customer, ct) is not { } before) return ApiProblem.Of(404, Unknown);
        try
        {
            var done = await journal.ConsumeAsync(wanted.Value with { Customer = before.CustomerId }, ApiCaller.KeyOf(context), ct);
            var told = await live.OfAsync(before.ProfileId, ct);
            if (done.Refused is not { } no) return TypedResults.Ok(ConsumeAnswer.Of(told, done.Outcome == UsageOutcome.Duplicate));
            if (!EntitlementCodes.Reasons.All.Contains(no.Code, StringComparer.Ordinal)) return Refuse(no);
            denials.Note(told, no.Code, wanted.Value.Units);
            return TypedResults.Ok(ConsumeAnswer.Of(told, no.Code));
        }
        catch (JournalFullException full)
        {
            return FullJournal.Tell(context, full);
        }
    }

    private static ProblemHttpResult Refuse(Refusal why) => ApiProblem.Of(why.Code switch
    {
        Codes.CustomerUnknown => 404,
        Codes.OfEvents.EventConflict or Codes.SourceConflict => 409,
        _ => 400,
    }, why with { Code = why.Code == Codes.CustomerUnknown ? Codes.NotFound : why.Code });
}
