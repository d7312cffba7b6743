using BillingPortal.Platform.Settings;

namespace BillingPortal.Tests.Platform.Settings;

public sealed class NearestTests
{
    [Theory]
    [InlineData("", "", 0), InlineData("", "abc", 3), InlineData("abc", "", 3), InlineData("abc", "ABC", 0)]
    [InlineData("abc", "abd", 1), InlineData("abc", "ab", 1), InlineData("ab", "abc", 1), InlineData("kitten", "sitting", 3)]
    public void Distance_CountsLettersToChange(string left, string right, int distance) => Assert.Equal(distance, Nearest.Distance(left, right));

    [Fact]
    public void NothingNear_IsNotGuessed() => Assert.Equal("", Nearest.Hint("zzzzzz", ["DataFolder", "Mode"]));

    [Fact]
    public void NothingKnown_IsNotGuessed() => Assert.Equal("", Nearest.Hint("a", []));
}
