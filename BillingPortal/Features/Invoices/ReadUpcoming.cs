using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Features.Invoices.Portal;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <summary>The invoice of the running month, as if it ended now.</summary>
/// <param name="Now">Billing time of the estimate.</param>
/// <param name="Ends">When the month ends and the draft is made.</param>
/// <param name="FinalFrom">When it becomes final, if nobody holds it.</param>
/// <param name="Awaits">It becomes final only when somebody approved the month.</param>
public sealed record Upcoming(ShownInvoice Shown, InvoiceFate Fate, DateTime Now, DateTime Ends, DateTime FinalFrom, bool Awaits);

/// <summary>Makes the invoice of the running month with what was used until now. Nothing of it is stored.</summary>
internal sealed class ReadUpcoming(IDbContextFactory<PortalDb> database, MakeInvoice make, ReadInvoice read, BillingClock clock, Installation installation, BillingSettings settings)
{
    /// <summary>Null when nothing is billed for the month.</summary>
    /// <param name="runsOn">The first period runs on: its bill is that of the next month.</param>
    public async Task<Upcoming?> RunAsync(long profileId, Show show, bool runsOn = false, CancellationToken ct = default)
    {
        await using var db = await database.CreateDbContextAsync(ct);
        var now = clock.UtcNow;
        var running = CalendarMonth.Of(installation.Zone.DayOf(now));
        var month = runsOn ? running.Next : running;
        if (await make.OfAsync(db, month, profileId, ct) is not { Composed.Fate: not InvoiceFate.None } made) return null;
        var profile = await db.Set<BillingProfileRow>().AsNoTracking().SingleAsync(p => p.Id == profileId, ct);
        var ends = installation.Zone.EndOf(month);
        return new(await read.ShownAsync(db, Row(made, profile, now, show), ct), made.Composed.Fate, now, ends, ends.AddMinutes(settings.GraceMinutes), settings.Approve);
    }

    private static InvoiceRow Row(MadeInvoice made, BillingProfileRow profile, DateTime now, Show show)
    {
        var total = made.Composed.Total;
        var row = new InvoiceRow
        {
            PublicId = "",
            ProfileId = profile.Id,
            Profile = profile,
            Kind = made.Kind,
            Month = made.Month.First,
            Currency = total.Currency,
            SubtotalMinor = total.Minor,
            TotalMinor = total.Minor,
            DraftedAt = now,
            Facts = made.Facts.ToJson(),
            Watermark = long.MaxValue,
        };
        foreach (var line in LineRows.Of(made.Composed, show)) row.Lines.Add(line);
        return row;
    }
}
