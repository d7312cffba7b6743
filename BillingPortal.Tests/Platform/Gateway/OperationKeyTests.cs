using BillingPortal.Platform.Gateway;

namespace BillingPortal.Tests.Platform.Gateway;

public sealed class OperationKeyTests
{
    [Fact]
    public void SameMeaning_SameKey_AlsoInAnotherProcess() =>
        Assert.Equal("charge/inv_8Kq/first try/1", new OperationKey("charge", "inv_8Kq", "first try").ToString());

    [Fact]
    public void NextAttempt_HasAKeyOfItsOwn() =>
        Assert.Equal("charge/inv_8Kq/first try/2", new OperationKey("charge", "inv_8Kq", "first try").Next.ToString());

    [Fact]
    public void LongMeaning_IsCutToWhatStripeTakes_AndStaysItsOwn()
    {
        var (one, two) = (new OperationKey("charge", "inv_1", new string('x', 300)), new OperationKey("charge", "inv_1", new string('x', 300) + "y"));
        Assert.InRange(one.ToString().Length, 1, 255);
        Assert.StartsWith("charge/", one.ToString(), StringComparison.Ordinal);
        Assert.False(one.ToString() == two.ToString(), "Two meanings have one key.");
    }
}
