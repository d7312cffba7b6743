using BillingPortal.Core.Invoicing;
using BillingPortal.Features.Invoices.Truth;
using BillingPortal.Features.Samples;
using BillingPortal.Platform.Data.Model.Cards;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Tests.Features.Invoices.Closing;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Samples;

[Trait("Part", "data")]
public sealed class CrowdStoriesTests
{
    [Theory, OnBoth]
    public async Task AmongManyCustomers_ThereIsOneOfEachKindWorthALook(DatabaseProvider provider)
    {
        await using var kit = await PortalKit.StartAsync(provider);
        Assert.Empty((await kit.Get<MakeCrowd>().RunAsync(new(60, 6))).Value.Faults);
        var lines = await kit.ReadAsync(db => db.Set<InvoiceLineRow>().AsNoTracking().Include(l => l.Invoice.Profile).ToListAsync());

        Assert.Contains(lines, l => l is { Kind: InvoiceLineKind.Late, Invoice.Profile.Reference: "sample-000007" });
        Assert.Contains(lines, l => l is { Kind: InvoiceLineKind.OneOff, AmountMinor: > 0, Invoice.Profile.Reference: "sample-000017" });
        Assert.True(await kit.ReadAsync(db => db.Set<OneOffRow>().AnyAsync(o => o.AmountMinor < 0 && o.Profile.Reference == "sample-000027")));
        Assert.True(await kit.ReadAsync(db => db.Set<CreditNoteRow>().AnyAsync(c => c.Kind == CreditNoteKind.Correction && c.Profile.Reference == "sample-000037")));
        var held = Assert.Single(lines.Select(l => l.Invoice).DistinctBy(i => i.Id), i => i.State == InvoiceState.Parked);
        Assert.Equal("sample-000040", held.Profile.Reference);
        Assert.Contains(await kit.ReadAsync(db => db.Set<CardRow>().Select(c => c.MethodId).ToListAsync()), m => m.EndsWith("_chargeCustomerFail", StringComparison.Ordinal));
        await kit.BalanceAsync();
        await kit.Get<VerifyInvoices>().RunAsync(null, one =>
        {
            Assert.True(one.IsRight, one.Sentence);
            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task WhoPaysAmongTheSamplePeople_HasLateUsage_ADiscountAndACreditNote()
    {
        await using var kit = await PortalKit.StartAsync(DatabaseProvider.Sqlite);
        await kit.Get<BillingPortal.Features.Account.SamplePeople>().MakeAsync();
        await kit.Get<MakeFirstPast>().RunAsync();
        var carla = await kit.ReadAsync(db => db.Set<BillingPortal.Platform.Data.Model.Customers.BillingProfileRow>().Where(p => p.Email == "carla@example.com").Select(p => p.Id).SingleAsync());
        Assert.Equal("CN-2026-000001 10.00 used 10.00", await kit.CreditsAsync(carla));
        Assert.Equal(-1500, await kit.ReadAsync(db => db.Set<OneOffRow>().Where(o => o.ProfileId == carla).Select(o => o.AmountMinor).SingleAsync()));
        kit.Time.Advance(TimeSpan.FromDays(35));
        await kit.Get<BillingPortal.Platform.Clock.WalkDue>().ToNowAsync();
        Assert.Equal(1, (await kit.RowsAsync(carla)).Sum(i => i.Lines.Count(l => l.Kind == InvoiceLineKind.Late)));
    }
}
