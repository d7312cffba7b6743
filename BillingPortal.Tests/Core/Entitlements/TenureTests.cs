using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using static BillingPortal.Tests.Core.Entitlements.LifeText;

namespace BillingPortal.Tests.Core.Entitlements;

public sealed class TenureTests
{
    [Theory]
    [InlineData("Basic 3 trial 17", "20", "Trial 6-03..6-17, Unbilled 6-17..6-20, Paid 6-20..")]
    [InlineData("Basic 3 trial 17", "10", "Trial 6-03..6-17, Paid 6-17..")] // a card in the trial changes nothing until it ends
    [InlineData("Basic 3 trial 17", "", "Trial 6-03..6-17, Unbilled 6-17..")]
    [InlineData("Basic 3 trial 17", "10..12", "Trial 6-03..6-17, Unbilled 6-17..")]
    [InlineData("Basic 3 trial 17", "20..22", "Trial 6-03..6-17, Unbilled 6-17..6-20, Paid 6-20..")] // once begun, cards move nothing
    [InlineData("First 3 trial 17", "5", "Unbilled 6-03..6-05, Trial 6-05..6-17, Paid 6-17..")]
    [InlineData("First 3 trial 17", "5..6; 8", "Unbilled 6-03..6-05, Trial 6-05..6-06, Unbilled 6-06..6-08, Trial 6-08..6-17, Paid 6-17..")]
    [InlineData("Basic 3 trial 17 left 7-01", "10", "Trial 6-03..6-17, Paid 6-17..7-01, Unbilled 7-01..")]
    [InlineData("Basic 3 trial 17 left 17", "10", "Trial 6-03..6-17, Unbilled 6-17..")] // cancelled in the trial
    [InlineData("Basic 3 trial 17 left 25; Basic 28 trial 28", "10", "Trial 6-03..6-17, Paid 6-17..6-25, Unbilled 6-25..6-28, Paid 6-28..")] // came back
    [InlineData("Free 3; Basic 10 trial 10", "10", "Free 6-03..6-10, Paid 6-10..")]
    [InlineData("Free 3", "", "Free 6-03..")]
    public void Life_IsToldInStretches(string tenures, string cards, string life) =>
        Assert.Equal(life, Written(Tenure.Tell(Tenures(tenures), Cards(cards), new(AfterTrial.Lock, null), TimeZoneInfo.Utc)));

    [Fact]
    public void FreeTierAfterTheTrial_AndAfterLeaving_IsFree()
    {
        var rules = new AccessRules(AfterTrial.FreeTier, Free);
        Assert.Equal("Trial 6-03..6-17, Free 6-17..6-20, Paid 6-20..7-01, Free 7-01..", Written(Tenure.Tell(Tenures("Basic 3 trial 17 left 7-01"), Cards("20"), rules, TimeZoneInfo.Utc)));
    }

    [Fact]
    public void TierThatNeedsNoCard_ComesWithItsDay() =>
        Assert.Equal("Trial 6-03..6-17, Paid 6-17..7-01, Free 7-01..", Written(Tenure.Tell(Tenures("Basic 3 trial 17", ("7-01", "Free")), Cards("10"), new(AfterTrial.Lock, null), TimeZoneInfo.Utc)));

    /// <summary>At any instant, not only where a stretch begins, units are what the decision about access says.</summary>
    [Fact]
    public void Stretches_AgreeWithTheDecision_AtEveryInstant()
    {
        var random = new Random(11);
        for (var i = 0; i < 400; i++)
        {
            var rules = new AccessRules(random.Next(2) == 0 ? AfterTrial.Lock : AfterTrial.FreeTier, Free);
            var told = Tenures($"{Any("Basic", "First", "Free")} {random.Next(1, 10)} trial {random.Next(10, 15)} left {random.Next(12, 25)}; Basic {random.Next(25, 28)} trial 28", ($"{random.Next(5, 20)}", Any("Free", "Basic", "First")));
            if (random.Next(2) == 0) told[0] = told[0] with { AccessEndsAt = null };
            var cards = Cards(Any("", $"{random.Next(1, 28)}", $"{random.Next(1, 12)}..{random.Next(12, 28)}", $"{random.Next(1, 9)}..{random.Next(9, 20)}; {random.Next(20, 29)}"));
            var life = Tenure.Tell(told, cards, rules, TimeZoneInfo.Utc);
            Assert.Equal(life.Skip(1).Select(s => (DateTime?)s.From), life.SkipLast(1).Select(s => s.Until));
            for (var at = told[0].From; at < At("7-05"); at = at.AddHours(7))
            {
                var tenure = told.Last(t => t.From <= at);
                var state = DecideAccess.At(at, new(tenure.History.On(TimeZoneInfo.Utc.DayOf(at)), tenure.TrialEndsAt, cards, tenure.AccessEndsAt), rules).State;
                var kind = state switch { AccessState.Trial => StretchKind.Trial, AccessState.Free => StretchKind.Free, AccessState.Active => StretchKind.Paid, _ => StretchKind.Unbilled };
                Assert.Equal(kind, life.Single(s => s.From <= at && !(s.Until <= at)).Kind);
            }
        }

        string Any(params string[] words) => words[random.Next(words.Length)];
    }

    [Fact]
    public void NobodyWithoutASubscription_HasALife() => Assert.Empty(Tenure.Tell([], [], new(AfterTrial.Lock, null), TimeZoneInfo.Utc));
}
