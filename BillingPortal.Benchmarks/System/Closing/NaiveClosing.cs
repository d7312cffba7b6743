using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Closing.Finals;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Benchmarks.System.Closing;

/// <summary>The invoice of one customer in a transaction of its own, with the same rules and the same rows; only that nothing is shared between customers.</summary>
internal sealed class NaiveClosing(IServiceProvider services, CalendarMonth month)
{
    private readonly MakeInvoice make = services.GetRequiredService<MakeInvoice>();
    private readonly ReadParties parties = services.GetRequiredService<ReadParties>();
    private readonly Installation installation = services.GetRequiredService<Installation>();
    private readonly BillingClock clock = services.GetRequiredService<BillingClock>();

    public async Task CloseAsync(PortalDb db, long profile)
    {
        if (await make.OfAsync(db, month, profile) is not { } made) return;
        var customer = await db.Set<BillingProfileRow>().SingleAsync(p => p.Id == profile);
        var details = await db.Set<InvoiceDetailsRow>().SingleOrDefaultAsync(d => d.ProfileId == profile);
        var (now, total) = (clock.UtcNow, made.Composed.Total);
        var row = new InvoiceRow
        {
            PublicId = $"inv_{profile}",
            ProfileId = profile,
            Kind = made.Kind,
            Month = made.Month.First,
            Currency = total.Currency,
            SubtotalMinor = total.Minor,
            TotalMinor = total.Minor,
            DraftedAt = now,
            Facts = made.Facts.ToJson(),
            Watermark = 0,
        };
        foreach (var line in LineRows.Of(made.Composed, new Show(global::System.Globalization.CultureInfo.GetCultureInfo(customer.Locale), installation.Zone))) row.Lines.Add(line);
        db.Add(row);
        await db.SaveChangesAsync();
        var number = (await TakeNumbers.TakeAsync(db, "INV", now.Year, 1)).Dequeue();
        (row.State, row.FinalAt, row.DueOn, row.Seller, row.Buyer) = (InvoiceState.Open, now, installation.Zone.DayOf(now), parties.Seller.ToJson(), ReadParties.Buyer(customer, details).ToJson());
        (row.Series, row.Year, row.Sequence, row.Number) = (number.Series, number.Year, number.Sequence, number.ToString());
        foreach (var billed in made.Billed)
            db.Add(new BilledMonthRow { ProfileId = profile, Month = billed.Month.First, FirstMonth = billed.FirstMonth.First, Units = billed.Units, Changes = billed.Changes, InvoiceId = row.Id });
    }
}
