using BillingPortal.Features.Account;
using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Features.Samples;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Invoices.Closing;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Samples;

[Trait("Part", "data")]
public sealed class FirstPastTests
{
    [Theory, OnBoth]
    public async Task WhoPays_HasAYearOfInvoicesAndMailsOfTheirTrueDates_OnceOnly_AndTheClockIsBack(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        var present = kit.Clock.UtcNow;
        await kit.Get<SamplePeople>().MakeAsync();
        await kit.Get<MakeFirstPast>().RunAsync();

        Assert.Equal(present, kit.Clock.UtcNow);
        var invoices = await kit.RowsAsync(await ProfileAsync(kit, "carla@example.com"));
        var months = Enumerable.Range(0, 13).Select(n => new DateOnly(2025, 5, 1).AddMonths(n)).ToArray();
        Assert.Equal(months, invoices.Select(i => i.Month));
        Assert.Equal(months.Select(m => m.AddMonths(1)), invoices.Select(i => i.DueOn!.Value));
        Assert.Equal(months.Select(m => m.AddMonths(1).ToDateTime(new(1, 0), DateTimeKind.Utc)), invoices.Select(i => i.FinalAt!.Value));
        await kit.BalanceAsync();
        Assert.Equal(13, await kit.Get<VerifyInvoices>().RunAsync(null, one =>
        {
            Assert.True(one.IsRight, one.Sentence);
            return Task.CompletedTask;
        }));
        await AssertMailsAsync(kit);
        await AssertOnceAsync(kit);
    }

    private static async Task AssertMailsAsync(PortalKit kit)
    {
        var mails = await kit.ReadAsync(db => db.Set<MailRow>().AsNoTracking().Where(m => m.Recipient == "carla@example.com").OrderBy(m => m.Id).ToListAsync());
        var final = await kit.ReadAsync(db => db.Set<InvoiceRow>().Where(i => i.Number != null).OrderBy(i => i.Id).Select(i => i.FinalAt!.Value).ToListAsync());
        Assert.Equal(final, mails.Where(m => m.Kind == "invoice-final").Select(m => m.WrittenAt));
        Assert.Equal(mails.Select(m => m.WrittenAt).Order(), mails.Select(m => m.WrittenAt));
        Assert.Equal("trial-ends-soon trial-ended", string.Join(' ', mails.Select(m => m.Kind).Where(k => k.StartsWith("trial", StringComparison.Ordinal))));
    }

    private static async Task AssertOnceAsync(PortalKit kit)
    {
        var before = await CountAsync(kit);
        await kit.Get<MakeFirstPast>().RunAsync();
        await using var other = await kit.AnotherNodeAsync();
        await other.Get<MakeFirstPast>().RunAsync();
        Assert.Equal(before, await CountAsync(kit));
    }

    [Fact]
    public async Task WithoutSamples_ThereIsNoPast()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite, settings: "--Portal:Sample=none");
        await kit.Get<SamplePeople>().MakeAsync();
        await kit.Get<MakeFirstPast>().RunAsync();
        Assert.Equal((0, 0, 0, 0), await CountAsync(kit));
    }

    private static Task<long> ProfileAsync(PortalKit kit, string email) => kit.ReadAsync(db => db.Set<BillingProfileRow>().Where(p => p.Email == email).Select(p => p.Id).SingleAsync());

    private static Task<(int, int, int, int)> CountAsync(PortalKit kit) => kit.ReadAsync(async db =>
        (await db.Set<BillingProfileRow>().CountAsync(), await db.Set<InvoiceRow>().CountAsync(), await db.Set<MailRow>().CountAsync(), await db.Set<CardRow>().CountAsync()));
}
