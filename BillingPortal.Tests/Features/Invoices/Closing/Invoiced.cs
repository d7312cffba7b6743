using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices;
using BillingPortal.Features.Invoices.Closing;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Tests.Kit;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Tests.Features.Invoices.Closing;

/// <summary>What became of months, as one reads it.</summary>
internal static class Invoiced
{
    /// <summary>"2026-06 Open INV-2026-000001 92.50: Basic, 15 of 30 days 25.00 | 30 units above 50 at $2.25 67.50", a line each, the oldest first.</summary>
    public static async Task<string> InvoicesAsync(this PortalKit kit, long profile) => string.Join('\n', (await kit.RowsAsync(profile)).Select(Say));

    public static Task<List<InvoiceRow>> RowsAsync(this PortalKit kit, long profile) => kit.ReadAsync(db =>
        db.Set<InvoiceRow>().AsNoTracking().Include(i => i.Lines.OrderBy(l => l.Position)).Where(i => i.ProfileId == profile).OrderBy(i => i.Month).ThenBy(i => i.Id).ToListAsync());

    /// <summary>"CN-2026-000001 175.00 used 50.00 50.00", a line each.</summary>
    public static Task<string> CreditsAsync(this PortalKit kit, long profile) => kit.ReadAsync(async db => string.Join('\n', (await db.Set<CreditNoteRow>().AsNoTracking().Include(c => c.Uses.OrderBy(u => u.Id))
        .Where(c => c.ProfileId == profile).OrderBy(c => c.Id).ToListAsync()).Select(c => $"{c.Number} {Major(c.TotalMinor)}{string.Concat(c.Uses.Select(u => " used " + Major(u.AmountMinor)))}")));

    public static Task<string> RunsAsync(this PortalKit kit) => kit.ReadAsync(async db => string.Join('\n', (await db.Set<BillingRunRow>().AsNoTracking().OrderBy(r => r.Month).ToListAsync())
        .Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Month:yyyy-MM} {r.Stage} {r.Seen}/{r.Expected}"))));

    /// <summary>Every invoice is what its own facts say, and every number stands there once, without a gap.</summary>
    public static async Task BalanceAsync(this PortalKit kit)
    {
        var invoices = await kit.ReadAsync(db => db.Set<InvoiceRow>().AsNoTracking().Include(i => i.Lines).ToListAsync());
        Assert.All(invoices, i =>
        {
            var again = BillingPortal.Core.Invoicing.ComposeInvoice.Of(InvoiceFacts.Parse(i.Facts).ToCompose());
            Assert.Equal(again.Lines.Select(l => l.Amount.Minor), i.Lines.OrderBy(l => l.Position).Select(l => l.AmountMinor));
            Assert.Equal((again.Total.Minor, again.Total.Minor), (i.TotalMinor, i.SubtotalMinor));
        });
        var numbered = invoices.Where(i => i.Number is not null).OrderBy(i => i.Year).ThenBy(i => i.Sequence).ToArray();
        Assert.All(numbered.GroupBy(i => i.Year), year => Assert.Equal(Enumerable.Range(1, year.Count()), year.Select(i => i.Sequence!.Value)));
        Assert.Equal(numbered.Select(i => i.FinalAt).Order(), numbered.Select(i => i.FinalAt));
    }

    /// <summary>Every invoice is right when it is made again from its sources.</summary>
    public static async Task TrueAsync(this PortalKit kit)
    {
        var wrong = new List<string>();
        await kit.Get<BillingPortal.Features.Invoices.Truth.VerifyInvoices>().RunAsync(null, one => { wrong.AddRange(one.Faults.Select(f => $"{one.Name} {f.Sentence}")); return Task.CompletedTask; });
        Assert.Empty(wrong);
        Assert.Empty(await kit.Get<BillingPortal.Features.Invoices.Truth.VerifyNumbers>().RunAsync());
    }

    /// <summary>What is due by this instant, as if nobody had been there before.</summary>
    public static async Task DoDueAsync(this PortalKit kit, DateTime upTo)
    {
        foreach (IDue due in new IDue[] { kit.Get<CloseMonths>(), kit.Get<FinishMonths>(), kit.Get<CloseAccounts>(), kit.Get<CloseRests>() }) await due.DoAsync(upTo, default);
    }

    public static Task AddOneOffAsync(this PortalKit kit, long profile, string text, long minor) => kit.Database.WriteAsync(db =>
    {
        db.Add(new OneOffRow { ProfileId = profile, Text = text, AmountMinor = minor, Reason = "Agreed", GivenBy = "terminal", GivenAt = kit.Clock.UtcNow });
        return Task.CompletedTask;
    });

    /// <summary>Somebody looked at what was parked, and lets it go on.</summary>
    public static Task LetGoAsync(this PortalKit kit, long profile) => kit.Database.WriteAsync(db => db.Set<InvoiceRow>().Where(i => i.ProfileId == profile && i.State == InvoiceState.Parked)
        .ExecuteUpdateAsync(set => set.SetProperty(i => i.State, InvoiceState.Draft).SetProperty(i => i.Released, true).SetProperty(i => i.ParkedWhy, (string?)null)));

    public static DateTime EndOf(this TimeZoneInfo zone, string month) => BillingZone.EndOf(zone, CalendarMonth.Parse(month));

    public static string Say(InvoiceRow row) => string.Create(CultureInfo.InvariantCulture,
        $"{row.Month:yyyy-MM}{(row.Kind == InvoiceKind.Closing ? " closing" : "")} {row.State} {row.Number ?? "–"} {Major(row.TotalMinor)}{(row.SettledMinor == 0 ? "" : " settled " + Major(row.SettledMinor))}: {string.Join(" | ", row.Lines.OrderBy(l => l.Position).Select(l => $"{l.Text} {Major(l.AmountMinor)}"))}");

    private static string Major(long minor) => new Money(minor, Currency.Usd).Major.ToString("F2", CultureInfo.InvariantCulture);
}
