using BillingPortal.Platform.Audit;

namespace BillingPortal.Tests.Platform.Audit;

public sealed class ReasonTests
{
    [Theory]
    [InlineData("asked on the phone", "")]
    [InlineData("", "reason_missing")]
    [InlineData("\u0007\n", "reason_missing")]
    [InlineData("ROSA applewood called", "reason_personal")]
    [InlineData("see mailto:rosa@example.com.", "reason_personal")]
    [InlineData("called by Al.", "reason_personal")]
    [InlineData("also called always", "")]
    public void Reason_IsKept_UnlessItNamesSomebody(string typed, string code) =>
        Assert.Equal(code, Reason.Of(typed, "Rosa Applewood", "rosa@example.com", "Al", null, " ").Refused?.Code ?? "");
}
