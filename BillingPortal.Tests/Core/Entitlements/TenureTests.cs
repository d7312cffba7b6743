using BillingPortal.Core.Entitlements;
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

    [Fact]
    public void NobodyWithoutASubscription_HasALife() => Assert.Empty(Tenure.Tell([], [], new(AfterTrial.Lock, null), TimeZoneInfo.Utc));
}
