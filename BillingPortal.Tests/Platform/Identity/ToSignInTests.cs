using BillingPortal.Platform.Identity;
using Microsoft.AspNetCore.Components;

namespace BillingPortal.Tests.Platform.Identity;

public sealed class ToSignInTests
{
    /// <summary>The browser is told once: two loads of a page into each other have crashed it.</summary>
    [Fact]
    public void TwoPartsThatFindOut_LeadAwayOnce()
    {
        var page = new Page("http://localhost/admin/people?q=x");
        ToSignIn.Lead(page);
        ToSignIn.Lead(page, "/admin/jobs");
        Assert.Equal("/signin?next=%2Fadmin%2Fpeople%3Fq%3Dx", Assert.Single(page.Gone));
    }

    [Fact]
    public void WhoIsThere_IsNotLedThere()
    {
        var page = new Page("http://localhost/signin?next=%2F");
        ToSignIn.Lead(page);
        Assert.Empty(page.Gone);
    }

    private sealed class Page : NavigationManager
    {
        public Page(string address) => Initialize("http://localhost/", address);

        public List<string> Gone { get; } = [];

        protected override void NavigateToCore(string uri, NavigationOptions options) => Gone.Add(uri);
    }
}
