using BillingPortal.Core.Periods;
using BillingPortal.Features.Account.Contracts;
using BillingPortal.Features.Cards.Contracts;
using BillingPortal.Features.Invoices.Contracts;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Samples;

/// <summary>The year that the sample people have been here: a card, usage, invoices, and what the office did. Lived again it changes nothing, so one that broke off is lived from its beginning.</summary>
internal sealed class PeoplesPast(
    ISampleCustomers people, ISampleCards cards, ISampleUsage usage, ISampleBills bills, LivePast past, IDbContextFactory<PortalDb> database, BillingClock clock)
{
    private static readonly TimeSpan AfterSignUp = TimeSpan.FromDays(2);

    /// <summary>What could not be done on the way.</summary>
    public async Task<IReadOnlyList<string>> LiveAsync(CancellationToken ct)
    {
        var told = await people.CustomersAsync(ct);
        var them = await ProfilesAsync([.. told.Select(t => t.Email)], ct);
        BillingProfileRow[] payers = [.. them.Where(p => told.Any(t => t.Email == p.Email && t.Story == SampleStory.Pays))];
        foreach (var payer in payers) await GiveAsync(payer, ct);
        var walked = them.Count == 0 ? null : await past.WaitingAsync(() => past.FromAsync(them.Min(p => p.CreatedAt), them.Min(p => p.Id) - 1, ct: ct), ct);
        foreach (var payer in payers) await SinceAsync(payer, ct);
        return [.. walked?.Faults ?? []];
    }

    // The usage of the running month comes afterwards: only then marks are judged by what is now.
    private async Task GiveAsync(BillingProfileRow payer, CancellationToken ct)
    {
        await database.WriteAsync(db => cards.GiveAsync(db, payer.Id, payer.CreatedAt + AfterSignUp, ct: ct), ct);
        await usage.GiveAsync(payer.Id, CalendarMonth.Of(clock.Today).First, ct);
    }

    private async Task SinceAsync(BillingProfileRow payer, CancellationToken ct)
    {
        await usage.GiveAsync(payer.Id, clock.Today, ct);
        await usage.GiveLateAsync(payer.Id, ct);
        await bills.CreditAsync(payer.Id, 10, "Two hours of downtime last month", ct);
        await bills.OneOffAsync(payer.Id, "A thank-you for your first year", -15, "A year with us", ct);
    }

    private async Task<IReadOnlyList<BillingProfileRow>> ProfilesAsync(string[] emails, CancellationToken ct)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        return await db.Set<BillingProfileRow>().AsNoTracking().Where(p => emails.Contains(p.Email)).OrderBy(p => p.Id).ToListAsync(ct);
    }
}
