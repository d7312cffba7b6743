using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BillingPortal.Features.Subscriptions.Api;

/// <summary>A customer's subscription for the product's backends: <c>/api/v1/customers/{customer}/subscription</c>.</summary>
internal static class SubscriptionEndpoints
{
    private const string Preview = "With preview=true nothing is changed: the answer is the month with and without, line by line, as the customer sees it before confirming.";

    public static void MapSubscriptionApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapApiGroup().MapGroup("/customers/{customer}/subscription").RequireScope(Scopes.Subscriptions).WithTags("Subscriptions");
        group.MapGet("/", ReadAsync).AnswersLike(200, SubscriptionExamples.Trial).Refuses(404, Codes.NotFound, Codes.NoPlan).WithSummary("Read a customer's subscription");
        group.MapPost("/", BeginAsync).Accepts<NewSubscription>("application/json").TakesLike(SubscriptionExamples.New).AnswersLike(201, SubscriptionExamples.Trial)
            .Refuses(400, Codes.FieldsInvalid, Codes.TierUnknown).Refuses(404, Codes.NotFound).Refuses(409, Codes.PlanExists, Codes.CustomerErased).WithSummary("Begin a customer's subscription")
            .WithDescription("Begins the trial, if the tier has one; trialDays gives this customer another length, 0 to 730. The same again answers 200 and what is there. With preview=true nothing begins: the answer is the first month that would be billed.");
        group.MapPost("/change", ChangeAsync).Accepts<TierWanted>("application/json").TakesLike(SubscriptionExamples.Change).RefusesAsPlans().Refuses(400, Codes.FieldsInvalid, Codes.TierUnknown).WithSummary("Change the tier, or come back")
            .WithDescription("A tier whose base is not lower begins at once, another one on the first of the next month; the present one again takes a planned change back; after leaving it comes back. The same again changes nothing. " + Preview);
        group.MapPost("/cancel", CancelAsync).Accepts<CancelWanted>("application/json").TakesLike(SubscriptionExamples.Cancel).RefusesAsPlans().Refuses(400, Codes.FieldsInvalid).WithSummary("Cancel at the end of the month, or now")
            .WithDescription("Now means the end of today; where that would cost more than the whole month, the whole month is billed, and lasts. In a trial month_end means its end. The same again changes nothing. " + Preview);
        group.MapPost("/keep", KeepAsync).RefusesAsPlans().WithSummary("Take back a cancelling, or a planned change")
            .WithDescription("While it is not over. Where there is nothing to take back, nothing is changed. " + Preview);
    }

    private static RouteHandlerBuilder RefusesAsPlans(this RouteHandlerBuilder endpoint) => endpoint
        .Refuses(404, Codes.NotFound, Codes.NoPlan).Refuses(409, Codes.PlanCancelled, Codes.CardNeeded).Refuses(412, Codes.VersionChanged)
        .Produces<SubscriptionAnswer>().AnswersLike(200, SubscriptionExamples.Trial);

    private static async Task<Results<Ok<SubscriptionAnswer>, ProblemHttpResult>> ReadAsync(string customer, PlanCalls calls, CancellationToken ct)
    {
        if (await calls.FindAsync(customer, ct) is not { } profile) return PlanCalls.Refuse(PlanCalls.Unknown);
        return await calls.StandingAsync(profile, ct) is { Subscription: not null } standing ? TypedResults.Ok(SubscriptionAnswer.Of(standing)) : PlanCalls.Refuse(PlanCalls.NoPlan);
    }

    private static async Task<Results<Created<SubscriptionAnswer>, Ok<SubscriptionAnswer>, Ok<PlanPreview>, ProblemHttpResult>> BeginAsync(
        string customer, [FromBody] JsonObject body, HttpContext context, BeginSubscription begin, PlanCalls calls, Installation installation, CancellationToken ct, bool preview = false)
    {
        var fields = new SubscriptionFields(body, "tier", "trialDays");
        var wish = new Beginning(fields.Tier(), fields.TrialDays());
        if (fields.Refusals.Count > 0) return ApiProblem.Fields(fields.Refusals);
        if (await calls.FindAsync(customer, ct) is not { } profile) return PlanCalls.Refuse(PlanCalls.Unknown);
        if (preview) return Shown(await begin.PreviewAsync(profile, wish, ct), installation);
        var done = await begin.RunAsync(ApiCaller.ActorOf(context), profile, wish, ct);
        if (!done.IsDone) return PlanCalls.Refuse(done.Refused!);
        var answer = SubscriptionAnswer.Of(await calls.StandingAsync(profile, ct));
        return done.Value ? TypedResults.Created(context.Request.Path.Value, answer) : TypedResults.Ok(answer);
    }

    private static Results<Created<SubscriptionAnswer>, Ok<SubscriptionAnswer>, Ok<PlanPreview>, ProblemHttpResult> Shown(Result<Begun?> begun, Installation installation) => !begun.IsDone
        ? PlanCalls.Refuse(begun.Refused!)
        : TypedResults.Ok(begun.Value is { } what ? PlanPreview.Of(what, installation.Zone) : PlanPreview.Nothing);

    private static async Task<Results<Ok<SubscriptionAnswer>, Ok<PlanPreview>, ProblemHttpResult>> ChangeAsync(
        string customer, [FromBody] JsonObject body, HttpContext context, PlanCalls calls, CancellationToken ct, bool preview = false)
    {
        var fields = new SubscriptionFields(body, "tier");
        var wish = new PlanWish(Wish.Take, fields.Tier());
        return fields.Refusals.Count > 0 ? ApiProblem.Fields(fields.Refusals) : await calls.DoAsync(context, customer, _ => wish, preview, ct);
    }

    private static async Task<Results<Ok<SubscriptionAnswer>, Ok<PlanPreview>, ProblemHttpResult>> CancelAsync(
        string customer, [FromBody] JsonObject body, HttpContext context, PlanCalls calls, CancellationToken ct, bool preview = false)
    {
        var fields = new SubscriptionFields(body, "when");
        var wish = new PlanWish(fields.When());
        return fields.Refusals.Count > 0 ? ApiProblem.Fields(fields.Refusals) : await calls.DoAsync(context, customer, _ => wish, preview, ct);
    }

    private static Task<Results<Ok<SubscriptionAnswer>, Ok<PlanPreview>, ProblemHttpResult>> KeepAsync(string customer, HttpContext context, PlanCalls calls, CancellationToken ct, bool preview = false) =>
        calls.DoAsync(context, customer, standing => new(standing.Access.EndsAt is null ? Wish.Keep : Wish.Stay), preview, ct);
}
