using System.Text.RegularExpressions;
using BillingPortal.E2E.Kit;
using BillingPortal.E2E.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace BillingPortal.E2E.Journeys;

[Collection(BrowserCollection.Name)]
public sealed partial class PlanTests(PortalInBrowser desk)
{
    /// <summary>A customer upgrades in the middle of a month, plans a downgrade and takes it back, cancels at once, and comes back; each after seeing the month with and without.</summary>
    [BrowserFact]
    public async Task Customer_Upgrades_PlansADowngrade_Leaves_AndComesBack()
    {
        var journey = await desk.JourneyAsync();
        await using var context = await desk.SignedInAsync(journey.Portal, "Carla Card");
        await using var open = await OpenPage.InAsync(context, journey.Portal);
        await using var overview = await OpenPage.InAsync(context, journey.Portal);
        await OpenBothAsync(open, overview);
        await Expect(Tier(open, "Basic")).ToContainTextAsync("Your plan");

        var dialog = await AskAsync(open, "Upgrade to Premium…");
        await Expect(dialog).ToContainTextAsync("As it is");
        await Expect(dialog).ToContainTextAsync("Premium: $180.00 ×");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep Basic" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
        await Expect(Tier(open, "Basic")).ToContainTextAsync("Your plan"); // nothing was done
        await ConfirmAsync(open, "Upgrade to Premium…", UpgradeWithAmount());
        await Expect(Tier(open, "Premium")).ToContainTextAsync("Your plan");
        await Expect(overview.Main).ToContainTextAsync("Premium is billed at the end of each month");

        await journey.PassDaysAsync(1);
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { NameRegex = HaveBasic() })).ToBeVisibleAsync();
        await ConfirmAsync(open, HaveBasic(), HaveBasic());
        await Expect(open.Main).ToContainTextAsync("Basic takes its place on");
        await Expect(overview.Main).ToContainTextAsync("Basic takes its place on"); // in the other tab, without a step there
        await ConfirmAsync(open, "Take it back…", "Keep Premium");
        await Expect(open.Main).Not.ToContainTextAsync("takes its place");

        dialog = await AskAsync(open, "Cancel today…");
        await Expect(dialog).ToContainTextAsync(Charged());
        await dialog.GetByRole(AriaRole.Button, new() { NameRegex = CancelWithEnd() }).ClickAsync();
        await Expect(open.Main).ToContainTextAsync("Premium is cancelled. Everything stays as it is until");
        await Expect(overview.Main).ToContainTextAsync("Cancelled: it lasts until");
        await Expect(open.Page.GetByRole(AriaRole.Button, new() { Name = "Keep Premium…" })).ToBeVisibleAsync();

        await journey.PassDaysAsync(31);
        await Expect(open.Main).ToContainTextAsync("Come back whenever you like");
        await Expect(overview.Page.GetByRole(AriaRole.Link, new() { Name = "Come back" })).ToBeVisibleAsync();
        await ConfirmAsync(open, "Come back with Basic…", ComeBackWithAmount());
        await Expect(Tier(open, "Basic")).ToContainTextAsync("Your plan");
        await Expect(overview.Main).ToContainTextAsync("Basic is billed at the end of each month");
        Assert.EndsWith("plan-changed plan-planned plan-kept plan-cancelled plan-back", await journey.MailsAsync("carla", "card-expiring", "usage-mark", "invoice-upcoming", "invoice-final"), StringComparison.Ordinal);
        open.Watch.AssertSilent();
        overview.Watch.AssertSilent();
    }

    // Her card is made while the portal starts; until then she is locked.
    private static async Task OpenBothAsync(OpenPage open, OpenPage overview)
    {
        await open.GoAsync("/payment-method");
        await open.BecomesLiveAsync();
        await Expect(open.Main).ToContainTextAsync("Your card");
        await overview.GoAsync("/overview");
        await overview.BecomesLiveAsync();
        await open.GoAsync("/plan");
        await open.BecomesLiveAsync();
    }

    private static ILocator Tier(OpenPage open, string name) => open.Page.GetByRole(AriaRole.Article, new() { Name = name });

    private static async Task<ILocator> AskAsync(OpenPage open, string button)
    {
        await open.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        return open.Page.GetByRole(AriaRole.Dialog);
    }

    private static Task ConfirmAsync(OpenPage open, string button, string yes) => ConfirmAsync(open, Exactly(button), Exactly(yes));

    private static Task ConfirmAsync(OpenPage open, string button, Regex yes) => ConfirmAsync(open, Exactly(button), yes);

    private static async Task ConfirmAsync(OpenPage open, Regex button, Regex yes)
    {
        await open.Page.GetByRole(AriaRole.Button, new() { NameRegex = button }).ClickAsync();
        await open.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { NameRegex = yes }).ClickAsync();
    }

    private static Regex Exactly(string words) => new($"^{Regex.Escape(words)}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    [GeneratedRegex(@"^Upgrade to Premium: \w+ \d+ \$\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex UpgradeWithAmount();

    [GeneratedRegex("^Have Basic from", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HaveBasic();

    // Which of the two follows from how much was used, and from the day.
    [GeneratedRegex("so the whole month is billed, and lasts|The last day that is paid for is", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Charged();

    [GeneratedRegex(@"^Cancel, to end on .*: \w+ \d+ \$\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CancelWithEnd();

    [GeneratedRegex(@"^Come back: \w+ \d+ \$\d", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ComeBackWithAmount();
}
