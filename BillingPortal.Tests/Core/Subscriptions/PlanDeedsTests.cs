using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Tests.Core.Subscriptions;

public sealed class PlanDeedsTests
{
    // Deeds in order: upgrade, downgrade, take back the change, cancel at month end, cancel now, take back the cancelling, come back.
    [Theory]
    [InlineData(PlanStage.None, "no_plan no_plan no_plan no_plan no_plan no_plan no_plan")]
    [InlineData(PlanStage.Trial, "ChangeToday ChangeToday nothing_planned LeaveWithTrial LeaveToday plan_not_cancelled plan_not_cancelled")]
    [InlineData(PlanStage.Waiting, "ChangeToday ChangeToday nothing_planned LeaveToday LeaveToday plan_not_cancelled plan_not_cancelled")]
    [InlineData(PlanStage.Free, "StartPaying ChangeToday nothing_planned LeaveAtMonthEnd LeaveToday plan_not_cancelled plan_not_cancelled")]
    [InlineData(PlanStage.Paying, "ChangeToday ChangeNextMonth DropChange LeaveAtMonthEnd LeaveToday plan_not_cancelled plan_not_cancelled")]
    [InlineData(PlanStage.Leaving, "plan_cancelled plan_cancelled nothing_planned plan_cancelled_already plan_cancelled_already Stay plan_not_cancelled")]
    [InlineData(PlanStage.Gone, "plan_left plan_left plan_left plan_left plan_left plan_left Restart")]
    public void EachDeed_AtEachStage(PlanStage stage, string steps) =>
        Assert.Equal(steps, string.Join(' ', Enum.GetValues<PlanDeed>().Select(deed => PlanDeeds.Of(stage, deed) is { IsDone: true } step ? step.Value.ToString() : PlanDeeds.Of(stage, deed).Refused!.Code)));
}
