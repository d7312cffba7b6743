using BillingPortal.Platform.Ui.Theme;
using BillingPortal.Tests.Architecture.Kit;

namespace BillingPortal.Tests.Platform.Security;

public sealed class RedirectTests
{
    private static readonly string[] Redirecting = ["Redirect", "RedirectToRoute"];

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("/\t/evil.example")]
    [InlineData("\\\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("evil")]
    [InlineData("")]
    [InlineData(null)]
    public void ForeignAddress_LeadsToTheFrontPage(string? url) => Assert.Equal("/", LocalUrl.Or(url));

    [Theory]
    [InlineData("/")]
    [InlineData("/status?a=b#c")]
    [InlineData("/invitation?token=x")]
    public void OwnAddress_IsKept(string url) => Assert.Equal(url, LocalUrl.Or(url));

    /// <summary>LocalRedirect throws at a foreign address; the others go wherever they are told.</summary>
    [Fact]
    public void NothingOfOurs_RedirectsAnywhereButHome() => Expect.None(House.Real.Users(t => House.Real.Room(t) is not null)
        .SelectMany(u => u.Uses.Calls.Where(c => c.DeclaringType?.Name is "TypedResults" or "Results" or "HttpResponse" && Redirecting.Contains(c.Name, StringComparer.Ordinal))
        .Select(c => $"{u.By.FullName} calls {c.DeclaringType!.Name}.{c.Name}")));
}
