using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace BillingPortal.Features.Catalog.Api;

/// <summary>What is sold, and what a month of it would cost: <c>/api/v1/plans</c> and <c>/api/v1/estimates</c>.</summary>
internal static class PlanEndpoints
{
    public static void MapPlanApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapApiGroup();
        group.MapGet("/plans", PlansAsync).AnswersLike(200, Shown).WithTags("Plans").WithSummary("List the published plans")
            .WithDescription("In the catalogue's order, in the version that new customers get. Needs no scope: the pricing page shows the same to everybody.");
        group.MapPost("/estimates", EstimateAsync).RequireScope(Scopes.Estimates).Accepts<MonthAsked>("application/json").TakesLike(Asked).AnswersLike(200, Answered)
            .Refuses(400, Codes.FieldsInvalid).WithTags("Estimates").WithSummary("Estimate a month")
            .WithDescription("Reckoned as it would be billed; nothing is kept. A change to a tier with a lower base applies on its day here. Amounts are in the smallest unit of the currency.");
    }

    private static object Asked => new { tier = "Basic", month = "2027-06", used = 101, billingStart = "2027-06-09" };

    private static MonthAnswer Answered => MonthAnswer.Of(RateMonth.Of(MonthToRate.Of(
        new TierTerms("Basic", new(5000, Currency.Usd), 100, UnitPrice.Parse("2.25")), new CalendarMonth(2027, 6), 101, new(new DateOnly(2027, 6, 9)))));

    private static Plans Shown => new([new("Basic", 1, true, "USD", "50.00", null, 0, 100, "2.25", false, 14, true, false, "portal", new() { ["storage_gb"] = 100 })]);

    private static async Task<Ok<Plans>> PlansAsync(ListPlans read, CancellationToken ct) => TypedResults.Ok(await read.RunAsync(ct));

    private static async Task<Results<Ok<MonthAnswer>, ProblemHttpResult>> EstimateAsync([FromBody] JsonObject body, EstimateMonth estimate, CancellationToken ct)
    {
        var month = await estimate.RunAsync(body, ct);
        return month.IsDone ? TypedResults.Ok(MonthAnswer.Of(month.Value)) : ApiProblem.Fields(month.Refusals);
    }
}
