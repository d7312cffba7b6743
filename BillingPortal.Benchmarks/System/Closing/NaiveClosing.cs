using System.Globalization;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Invoices.Closing.Finals;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Features.Invoices.Contracts;
using BillingPortal.Features.Invoices.Documents;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Facts;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Benchmarks.System.Closing;

/// <summary>The invoice of one customer, its draft and later its end in transactions of their own, with the same rules and the same rows; only that nothing is shared between customers.</summary>
internal sealed class NaiveClosing(IServiceProvider services, CalendarMonth month)
{
    private readonly MakeInvoice make = services.GetRequiredService<MakeInvoice>();
    private readonly ReadParties parties = services.GetRequiredService<ReadParties>();
    private readonly Outbox outbox = services.GetRequiredService<Outbox>();
    private readonly Installation installation = services.GetRequiredService<Installation>();
    private readonly BillingClock clock = services.GetRequiredService<BillingClock>();

    public async Task DraftAsync(PortalDb db, long profile)
    {
        if (await make.OfAsync(db, month, profile) is not { } made) return;
        var customer = await db.Set<BillingProfileRow>().SingleAsync(p => p.Id == profile);
        var total = made.Composed.Total;
        var row = new InvoiceRow
        {
            PublicId = $"inv_{month}_{profile}",
            ProfileId = profile,
            Kind = made.Kind,
            Month = made.Month.First,
            Currency = total.Currency,
            SubtotalMinor = total.Minor,
            TotalMinor = total.Minor,
            DraftedAt = clock.UtcNow,
            Facts = made.Facts.ToJson(),
            Watermark = 0,
        };
        foreach (var line in LineRows.Of(made.Composed, new Show(CultureInfo.GetCultureInfo(customer.Locale), installation.Zone))) row.Lines.Add(line);
        db.Add(row);
    }

    public async Task FinishAsync(PortalDb db, long profile)
    {
        if (await db.Set<InvoiceRow>().SingleOrDefaultAsync(i => i.ProfileId == profile && i.Month == month.First && i.State == InvoiceState.Draft) is not { } row) return;
        if (await make.OfAsync(db, month, profile) is not { } made || made.Facts.ToJson() != row.Facts) throw new InvalidOperationException("Nobody uses anything here.");
        var customer = await db.Set<BillingProfileRow>().SingleAsync(p => p.Id == profile);
        var details = await db.Set<InvoiceDetailsRow>().SingleOrDefaultAsync(d => d.ProfileId == profile);
        var now = clock.UtcNow;
        var number = (await TakeNumbers.TakeAsync(db, "INV", now.Year, 1)).Dequeue();
        (row.State, row.FinalAt, row.DueOn, row.Seller, row.Buyer) = (InvoiceState.Open, now, installation.Zone.DayOf(now), parties.Seller.ToJson(), ReadParties.Buyer(customer, details).ToJson());
        (row.Series, row.Year, row.Sequence, row.Number) = (number.Series, number.Year, number.Sequence, number.ToString());
        foreach (var billed in made.Billed.Where(b => b.IsOwn))
            db.Add(new BilledMonthRow { ProfileId = profile, Month = billed.Month.First, FirstMonth = billed.FirstMonth.First, Units = billed.Units, Changes = billed.Changes, InvoiceId = row.Id });
        outbox.Store(db, new InvoiceFinal(profile, row.Id));
        await Timeline.NoteAsync(db, profile, now, "invoice.final", row.PublicId, $"Invoice {row.Number} for {month}.", Actor.System);
    }
}
