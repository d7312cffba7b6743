using BillingPortal.Features.Account;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Email;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Kit;
using BillingPortal.Tests.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RunningPortal = BillingPortal.Tests.Kit.RunningPortal;

namespace BillingPortal.Tests.Features.Account;

/// <summary>A whole life through the pages, from sign-up to erasing, while the portal says all that it can say.</summary>
[Trait("Part", "web")]
public sealed class EraseOverHttpTests
{
    [Theory, OnBoth]
    public async Task LifeThroughThePages_LeavesNothingInTablesFilesAndLog(DatabaseProvider provider)
    {
        using var log = new LogRecorder();
        await using var store = await TestDatabase.ReadyAsync(provider);
        await using (var portal = await RunningPortal.OnAsync(store, services => services.AddSingleton<ILoggerProvider>(log), settings: LogRecorder.Everything))
        {
            await LiveAsync(portal);
            await portal.Get<SendMails>().RunAsync();
        }
        await using var kit = await PortalKit.OnAsync(store, new ManualTime(TimeProvider.System.GetUtcNow()), adjust: null, ownsDatabase: false);
        await kit.SendMailsAsync();
        await LeftTraces.ExpectNoneAsync(kit, log);
        LeftTraces.ExpectHeard(log, "BillingPortal.Platform.Telemetry.RequestLog", "POST /account/data 302");
        LeftTraces.ExpectHeard(log, "Microsoft.EntityFrameworkCore.Database.Command", "DELETE FROM ", "people");
        Assert.Contains(log.Lines, line => line.Level == LogLevel.Debug);
    }

    private static async Task LiveAsync(RunningPortal portal)
    {
        using var browser = new BrowserLike(portal);
        await browser.PostAsync("/signup?plan=Pro", "signup", ("email", Life.Email), ("name", Life.Name), ("password", Life.Password), ("repeat", Life.Password));
        await browser.PostAsync("/signup", "signup", ("email", Life.Email), ("name", Life.Name), ("password", "short"), ("repeat", Life.Name));
        await browser.PostAsync("/confirm?token=" + await portal.Get<IDbContextFactory<PortalDb>>().TokenAsync(Life.Email, "confirm-address"), "confirm");
        using var stranger = new BrowserLike(portal);
        await stranger.PostAsync("/signin", "signin", ("email", Life.Email), ("password", "not " + Life.Name));
        await stranger.PostAsync("/forgot", "forgot", ("email", Life.Email));
        await stranger.GetAsync("/signin?next=/account&email=" + Life.Email);
        await browser.PostAsync("/account", "name", ("name", Life.Name + " II"));
        Assert.Contains(Life.Email, (await browser.GetAsync("/account/data/file")).Html, StringComparison.Ordinal);
        var gone = await browser.PostAsync("/account/data", "erase", ("current", Life.Password), ("word", EraseMe.Word));
        Assert.Equal("/signin?done=erased", new Uri(new("http://portal"), gone.Location).PathAndQuery);
    }
}
