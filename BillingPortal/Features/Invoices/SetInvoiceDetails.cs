using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices;

/// <summary>A customer says what stands on their invoices. It holds for those that become final from now on.</summary>
internal sealed class SetInvoiceDetails(IDbContextFactory<PortalDb> database, AccessNews news, BillingClock clock)
{
    public static readonly Refusal OnlyLooking = new("not_allowed", "You may look at this, but only the person who manages it can change it.");

    private static readonly Refusal Changed = new(Codes.VersionChanged, "The invoice details were changed meanwhile, by somebody else or in another window. Open this page anew to see how they are now; what you typed is still here.");
    private static readonly Refusal Erased = new(Codes.CustomerErased, "This customer was erased.");

    /// <param name="seen">The version that was looked at; 0 where there was none.</param>
    public async Task<Result<Done>> RunAsync(ActsFor who, Actor by, TypedDetails typed, int seen, CancellationToken ct = default)
    {
        if (!who.MayManage) return OnlyLooking;
        var clean = typed.Cleaned();
        return clean.Faults() is { Count: > 0 } faults ? Result.Refuse<Done>(faults) : await database.WriteAsync(db => KeepAsync(db, who.ProfileId, by, clean, seen, ct), ct);
    }

    private async Task<Result<Done>> KeepAsync(PortalDb db, long profile, Actor by, TypedDetails typed, int seen, CancellationToken ct)
    {
        await news.ChangedAsync(db, profile, ct); // holds the customer: nothing is written behind whoever erases them
        if (await db.Set<BillingProfileRow>().AnyAsync(p => p.Id == profile && p.ErasedAt != null, ct)) return Erased;
        var row = await db.Set<InvoiceDetailsRow>().SingleOrDefaultAsync(d => d.ProfileId == profile, ct);
        if ((row?.Version ?? 0) != seen) return Changed;
        var changes = string.Join(", ", typed.ChangesFrom(TypedDetails.Of(row)));
        if (changes.Length == 0) return Done.It;
        if (row is null) db.Add(row = new InvoiceDetailsRow { ProfileId = profile });
        Put(row, typed);
        await db.SaveChangesAsync(ct);
        await Timeline.NoteAsync(db, profile, clock.UtcNow, "invoice.details", row.Version.ToString(CultureInfo.InvariantCulture), $"Invoice details were changed: {changes}.", by, ct);
        return Done.It;
    }

    private static void Put(InvoiceDetailsRow row, TypedDetails typed)
    {
        (row.Name, row.Address, row.PostalCode, row.City) = (Filled(typed.Name), Filled(typed.Address), Filled(typed.PostalCode), Filled(typed.City));
        (row.Country, row.TaxId, row.PurchaseOrder) = (Filled(typed.Country), Filled(typed.TaxId), Filled(typed.PurchaseOrder));
    }

    private static string? Filled(string text) => text.Length == 0 ? null : text;
}
