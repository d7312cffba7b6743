using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Settings;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Subscriptions.Api;

/// <summary>What a call about a plan does. What is so already is answered as if it had been done: a call may be sent again.</summary>
internal sealed class PlanCalls(FindCustomer find, IAccess access, ChangePlan change, Installation installation)
{
    public static readonly Refusal Unknown = new(Codes.NotFound, "There is no customer of this id or reference.");
    public static readonly Refusal NoPlan = new(Codes.NoPlan, "This customer has no plan yet. Begin one first.");

    public Task<long?> FindAsync(string customer, CancellationToken ct) => find.RunAsync(customer, ct);

    public Task<Standing> StandingAsync(long profile, CancellationToken ct) => access.OfAsync(profile, ct);

    public async Task<Results<Ok<SubscriptionAnswer>, Ok<PlanPreview>, ProblemHttpResult>> DoAsync(HttpContext context, string customer, Func<Standing, PlanWish> wanted, bool preview, CancellationToken ct)
    {
        if (await FindAsync(customer, ct) is not { } profile) return Refuse(Unknown);
        var standing = await StandingAsync(profile, ct);
        if (standing.Subscription is null) return Refuse(NoPlan);
        var wish = wanted(standing);
        if (preview) return Shown(await change.PreviewAsync(profile, wish, ct), standing, wish);
        var done = await change.RunAsync(ApiCaller.ActorOf(context), profile, wish, ct);
        standing = await StandingAsync(profile, ct);
        return done.IsDone || IsSoAlready(done.Refused!, standing, wish) ? TypedResults.Ok(SubscriptionAnswer.Of(standing)) : Refuse(done.Refused!);
    }

    public static ProblemHttpResult Refuse(Refusal refusal) => refusal.Code switch
    {
        Codes.NotFound or Codes.NoPlan => ApiProblem.Of(404, refusal),
        Codes.TierUnknown => ApiProblem.Of(400, refusal),
        Codes.VersionChanged => ApiProblem.Of(412, refusal),
        "plan_cancelled_already" or "plan_left" => ApiProblem.Of(409, refusal with { Code = Codes.PlanCancelled }),
        _ => ApiProblem.Of(409, refusal),
    };

    private Results<Ok<SubscriptionAnswer>, Ok<PlanPreview>, ProblemHttpResult> Shown(Result<PlanMove> shown, Standing standing, PlanWish wish) =>
        shown.IsDone ? TypedResults.Ok(PlanPreview.Of(shown.Value)) : IsSoAlready(shown.Refused!, standing, wish) ? TypedResults.Ok(PlanPreview.Nothing) : Refuse(shown.Refused!);

    private bool IsSoAlready(Refusal refusal, Standing standing, PlanWish wish) => refusal.Code switch
    {
        "plan_same" or "nothing_planned" or "plan_not_cancelled" => true,
        "plan_cancelled_already" => wish.Wish == Wish.LeaveAtMonthEnd || EndsToday(standing),
        "plan_left" => wish.Wish is Wish.LeaveAtMonthEnd or Wish.LeaveNow,
        _ => false,
    };

    // At once means the end of the day, or of the first day that is counted; where the whole month is billed it lasts longer.
    private bool EndsToday(Standing standing)
    {
        var (zone, today) = (installation.Zone, installation.Zone.DayOf(standing.Now));
        if (standing.Subscription!.CancelOn is not { } last) return standing.Access.EndsAt <= zone.StartOf(today.AddDays(1));
        return last <= today || (standing.Access.BilledFrom is { } from && last == zone.DayOf(from).AddDays(1));
    }
}
