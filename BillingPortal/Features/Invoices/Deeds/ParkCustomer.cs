using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Deeds;

/// <summary>An admin holds back all invoices of a customer, lets them go again, or lets one through that was held back.</summary>
internal sealed class ParkCustomer(InvoiceDeed deed)
{
    private static readonly Refusal Parked = new("customer_parked", "Invoices of this customer are parked already.");
    private static readonly Refusal NotParked = new("customer_not_parked", "Invoices of this customer are not parked.");
    private static readonly Refusal NotHeld = new("invoice_not_parked", "This invoice is not held back.");
    private static readonly Refusal StillParked = new("customer_parked", "All invoices of this customer are parked. End that first.");

    /// <summary>From now on none becomes final. Drafts of this month are still made.</summary>
    public Task<Result<Done>> ParkAsync(Actor actor, long profileId, string? reason, CancellationToken ct = default) => deed.OnCustomerAsync(actor, profileId, reason, "invoices.parked", async on =>
    {
        var details = await on.Db.Set<InvoiceDetailsRow>().SingleOrDefaultAsync(d => d.ProfileId == profileId, ct);
        if (details?.ParkedWhy is not null) return Parked;
        if (details is null) on.Db.Add(details = new() { ProfileId = profileId });
        details.ParkedWhy = on.Why;
        return new DeedDone(Once(on), "Invoices of this customer were parked.", new { parked = false }, new { parked = true });
    }, ct);

    /// <summary>What was held back only by this goes on with the next step; what looks like a mistake is still looked at.</summary>
    public Task<Result<Done>> UnparkAsync(Actor actor, long profileId, string? reason, CancellationToken ct = default) => deed.OnCustomerAsync(actor, profileId, reason, "invoices.unparked", async on =>
    {
        if (await on.Db.Set<InvoiceDetailsRow>().SingleOrDefaultAsync(d => d.ProfileId == profileId && d.ParkedWhy != null, ct) is not { } details) return NotParked;
        details.ParkedWhy = null;
        var held = await on.Db.Set<InvoiceRow>().Where(i => i.ProfileId == profileId && i.State == InvoiceState.Parked).ToListAsync(ct);
        foreach (var invoice in held) (invoice.State, invoice.ParkedWhy) = (InvoiceState.Draft, null);
        return new DeedDone(Once(on), "Invoices of this customer are not parked any more.", new { parked = true }, new { parked = false, drafts = held.Count });
    }, ct);

    /// <summary>It becomes final with the next step, whatever made it look like a mistake.</summary>
    public Task<Result<Done>> ReleaseAsync(Actor actor, long invoiceId, int version, string? reason, CancellationToken ct = default) => deed.OnInvoiceAsync(actor, invoiceId, version, reason, "invoice.released", async on =>
    {
        if (on.Invoice.State != InvoiceState.Parked) return NotHeld;
        if (await on.Db.Set<InvoiceDetailsRow>().AnyAsync(d => d.ProfileId == on.Invoice.ProfileId && d.ParkedWhy != null, ct)) return StillParked;
        (on.Invoice.State, on.Invoice.ParkedWhy, on.Invoice.Released) = (InvoiceState.Draft, null, true);
        return new DeedDone($"{on.Invoice.PublicId}/{on.Invoice.Version}", $"The invoice for {on.Name} was looked at and let through.", new { state = InvoiceNames.Of(InvoiceState.Parked) }, new { state = InvoiceNames.Of(InvoiceState.Draft) });
    }, ct);

    private static string Once(DeedOnCustomer on) => on.Now.ToString("O", CultureInfo.InvariantCulture);
}
