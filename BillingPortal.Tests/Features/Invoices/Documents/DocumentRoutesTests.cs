using System.Net;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Cards.Portal;
using BillingPortal.Tests.Features.Customers;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices.Documents;

/// <summary>Who gets which file.</summary>
[Trait("Part", "web")]
public sealed class DocumentRoutesTests(CardsOverHttp http) : IClassFixture<CardsOverHttp>
{
    [Fact]
    public async Task Customer_GetsTheirOwn_AndNobodyElses()
    {
        var (anna, annas) = await http.CustomerAsync("anna-pdf@example.com");
        var (bert, berts) = await http.CustomerAsync("bert-pdf@example.com");
        await KeepAsync(http.Database, annas.ProfileId, "anna", 11);
        await KeepAsync(http.Database, berts.ProfileId, "bert", 12);
        using var looking = await http.ViewingAsync("looks-pdf@example.com", annas);
        using var stranger = http.Stranger();
        using (anna)
        using (bert)
            foreach (var path in new[] { "/invoices/inv_{0}/pdf", "/credit-notes/cn_{0}/pdf" })
            {
                await HasAsync(anna, Of(path, "anna"));
                await HasAsync(looking, Of(path, "anna"));
                foreach (var browser in new[] { anna, looking }) Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(Of(path, "bert"))).Status);
                Assert.Equal(HttpStatusCode.NotFound, (await bert.GetAsync(Of(path, "nobody"))).Status);
                Assert.Equal(HttpStatusCode.NotFound, (await bert.GetAsync("/invoices/INV-2026-000011/pdf")).Status); // nor by its number
                Assert.Contains("/signin", (await stranger.GetAsync(Of(path, "anna"))).Location, StringComparison.Ordinal);
            }
    }

    [Fact]
    public async Task Staff_GetAnyOnes_AsADownloadThatNobodyKeeps()
    {
        await using var portal = await RunningPortal.StartAsync(DatabaseProvider.Sqlite, s => s.AddSignedInAs(Roles.Support));
        await KeepAsync(portal.Get<IDbContextFactory<PortalDb>>(), await ProfileAsync(portal.Get<IDbContextFactory<PortalDb>>()), "any", 1);
        using var answer = await portal.Client.GetAsync(new Uri("/invoices/inv_any/pdf", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "application/pdf", "INV-2026-000001.pdf"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString(), answer.Content.Headers.ContentDisposition!.FileName));
        Assert.Equal("no-store", answer.Headers.CacheControl!.ToString());
    }

    [Fact]
    public async Task Backend_GetsIt_WithTheScope()
    {
        await using var portal = await CustomersOverHttp.StartAsync(DatabaseProvider.Sqlite, Scopes.Invoices);
        await KeepAsync(portal.Database, await ProfileAsync(portal.Database), "api", 1);
        using var answer = await portal.Portal.Client.GetAsync(new Uri("/api/v1/invoices/inv_api/pdf", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (answer.StatusCode, answer.Content.Headers.ContentType!.ToString()));
        using var numbered = await portal.Portal.Client.GetAsync(new Uri("/api/v1/invoices/INV-2026-000001/pdf", UriKind.Relative));
        Assert.Equal(await answer.Content.ReadAsByteArrayAsync(), await numbered.Content.ReadAsByteArrayAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Portal.Client.GetAsync(new Uri("/api/v1/invoices/INV-2026-000002/pdf", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Portal.Client.GetAsync(new Uri("/api/v1/invoices/inv_none/pdf", UriKind.Relative))).StatusCode);
        await using var other = await CustomersOverHttp.StartAsync(DatabaseProvider.Sqlite, Scopes.Usage);
        Assert.Equal(HttpStatusCode.Forbidden, (await other.Portal.Client.GetAsync(new Uri("/api/v1/invoices/inv_api/pdf", UriKind.Relative))).StatusCode);
    }

    private static async Task HasAsync(BrowserLike browser, string path)
    {
        var page = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.StartsWith("%PDF-1.7", page.Html, StringComparison.Ordinal);
    }

    private static Task<long> ProfileAsync(IDbContextFactory<PortalDb> database) => database.WriteAsync(async db =>
    {
        var profile = db.Add(new BillingProfileRow { PublicId = "cust_sample", Locale = "en-US", TimeZone = "UTC", CreatedAt = DateTime.UnixEpoch }).Entity;
        await db.SaveChangesAsync();
        return profile.Id;
    });

    private static Task KeepAsync(IDbContextFactory<PortalDb> database, long profile, string id, int sequence) => database.WriteAsync(async db =>
        await SamplePapers.KeepAsync(db, await SamplePapers.KeepAsync(db, profile, "inv_" + id, sequence), "cn_" + id));

    private static string Of(string path, string id) => path.Replace("{0}", id, StringComparison.Ordinal);
}
