using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace BillingPortal.Tests.Shell.Help;

public sealed class HelpPageTests
{
    [Fact]
    public async Task KnownSeller_IsNamedWithEveryWayToReachThem()
    {
        var page = await ReadAsync(("Seller:Name", "Alder & Sons Ltd"), ("Seller:Address", "12 Sample Street, Springfield"), ("Seller:Email", "ask@example.com"), ("Seller:Phone", "+1 (555) 0100"), ("Seller:Website", "https://www.example.com/about"), ("Seller:TaxId", "XX 123"));
        foreach (var words in new[] { "Alder &amp; Sons Ltd", "<span>12 Sample Street</span>", "<span>Springfield</span>", "href=\"mailto:ask@example.com\"", "href=\"tel:&#x2B;15550100\"", "href=\"https://www.example.com/about\"", ">www.example.com</a>", "XX 123" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        Assert.DoesNotContain("It is not said yet", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Name"), InlineData("Email")]
    public async Task UnknownSeller_IsSaidWithTheSettingsThatFillThePage(string only)
    {
        var page = await ReadAsync(("Seller:" + only, only == "Email" ? "ask@example.com" : "Alder Ltd"));
        Assert.Contains("It is not said yet who sells here: the settings Seller:Name, Seller:Address and Seller:Email fill this place", page, StringComparison.Ordinal);
        Assert.Equal(only == "Email", page.Contains("mailto:ask@example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task EveryTrouble_HasALinkThatHelps_WithoutACircuit()
    {
        var page = await ReadAsync();
        foreach (var words in new[] { "My card was declined", "The mail with my link has not come", "My free days are over", "I cannot sign in" }) Assert.Contains(words, page, StringComparison.Ordinal);
        foreach (var href in new[] { "/payment-method", "/signin", "/signup", "/forgot", "/pricing", "/status" }) Assert.Contains($"href=\"{href}\"", page.Split("<main")[1].Split("</main>")[0], StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"_framework/blazor.web", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Lock", "everything opens again", "your account, this page and the form for a card stay open")]
    [InlineData("FreeTier", "You have the free tier now", "you keep the free tier")]
    public async Task TrialThatIsOver_IsToldAsThisInstallationHasIt(string afterTrial, string now, string without)
    {
        var page = await ReadAsync(("Billing:AfterTrial", afterTrial), ("Billing:Preset", "Subscriptions"));
        Assert.Contains(now, page, StringComparison.Ordinal);
        Assert.Contains("Without a card " + without, page, StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(params (string Name, string Value)[] settings)
    {
        await using var host = new ShellHost("Production");
        await using var set = host.WithWebHostBuilder(b => { foreach (var (name, value) in settings) b.UseSetting(name, value); });
        return await set.CreateClient().GetStringAsync("/help");
    }
}
