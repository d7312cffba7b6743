using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Deeds;

/// <summary>What a deed changed, for the audit trail and the timeline.</summary>
/// <param name="Once">What sets it apart from another of its kind on the timeline.</param>
/// <param name="Sentence">For the timeline; without anything personal.</param>
internal sealed record DeedDone(string Once, string Sentence, object? Before = null, object? After = null);

/// <summary>What all deeds of an admin about invoices share: only an admin, with a reason that names nobody, the customer held, written down.</summary>
internal sealed class InvoiceDeed(IDbContextFactory<PortalDb> database, AccessNews news, AuditTrail audit, BillingClock clock)
{
    public static readonly Show Show = new(CultureInfo.InvariantCulture, TimeZoneInfo.Utc);
    private static readonly Refusal NoCustomer = new(Codes.NotFound, "There is no such customer any more. Reload the page.");
    private static readonly Refusal NoInvoice = new(Codes.NotFound, "There is no such invoice. Reload the page.");
    private static readonly Refusal Changed = new(Codes.VersionChanged, "Somebody changed this invoice meanwhile. Look at how it stands now, then decide again.");

    /// <summary>A deed on an invoice.</summary>
    /// <param name="version">Of the invoice, as the admin has seen it.</param>
    public Task<Result<Done>> OnInvoiceAsync(Actor actor, long invoiceId, int version, string? reason, string action, Func<DeedOnInvoice, Task<Result<DeedDone>>> work, CancellationToken ct) =>
        OnceAsync(actor, reason, async (db, now) =>
        {
            if (await db.Set<InvoiceRow>().AsNoTracking().Where(i => i.Id == invoiceId).Select(i => (long?)i.ProfileId).SingleOrDefaultAsync(ct) is not { } profile) return NoInvoice;
            return await HeldAsync(db, actor, profile, reason, action, "invoice:", now, async why =>
            {
                // Read again: whoever held the customer until now may have changed it.
                var row = await db.Set<InvoiceRow>().Include(i => i.Lines).SingleAsync(i => i.Id == invoiceId, ct);
                return (row.PublicId, row.Version == version ? await work(new(db, row, actor, why, now)) : Changed);
            }, ct);
        });

    /// <summary>A deed on a customer.</summary>
    public Task<Result<Done>> OnCustomerAsync(Actor actor, long profileId, string? reason, string action, Func<DeedOnCustomer, Task<Result<DeedDone>>> work, CancellationToken ct) =>
        OnceAsync(actor, reason, (db, now) => HeldAsync(db, actor, profileId, reason, action, "customer:", now, async why =>
            (await db.Set<BillingProfileRow>().Where(p => p.Id == profileId).Select(p => p.PublicId).SingleAsync(ct), await work(new(db, profileId, actor, why, now))), ct));

    private async Task<Result<Done>> OnceAsync(Actor actor, string? reason, Func<PortalDb, DateTime, Task<Result<Done>>> work)
    {
        if (actor.NotAdmin is { } refused) return refused;
        if (Reason.Of(reason) is { IsDone: false } unsaid) return unsaid.Refused!;
        try
        {
            return await database.WriteAsync(db => work(db, clock.UtcNow), CancellationToken.None);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed;
        }
    }

    private async Task<Result<Done>> HeldAsync(PortalDb db, Actor actor, long profileId, string? reason, string action, string kind, DateTime now, Func<string, Task<(string Subject, Result<DeedDone> Done)>> work, CancellationToken ct)
    {
        if (await db.Set<BillingProfileRow>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == profileId, ct) is not { } profile) return NoCustomer;
        var why = Reason.Of(reason, await OwnWords.OfAsync(db, profile, ct));
        if (!why.IsDone) return why.Refused!;
        await news.ChangedAsync(db, profileId, ct); // holds the customer: two admins act one after the other
        var (subject, done) = await work(why.Value);
        if (!done.IsDone) return Result.Refuse<Done>(done.Refusals);
        await db.SaveChangesAsync(ct);
        audit.Write(db, actor, action, kind + subject, done.Value.Before, done.Value.After, why.Value);
        await Timeline.NoteAsync(db, profileId, now, action, done.Value.Once, done.Value.Sentence, actor, ct);
        return Done.It;
    }
}

/// <param name="Now">Billing time.</param>
internal sealed record DeedOnInvoice(PortalDb Db, InvoiceRow Invoice, Actor By, string Why, DateTime Now)
{
    /// <summary>The number, or the month while it has none.</summary>
    public string Name => Invoice.Number ?? Invoice.Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public string Written(long minor) => InvoiceDeed.Show.Money(new(minor, Invoice.Currency));
}

/// <param name="Now">Billing time.</param>
internal sealed record DeedOnCustomer(PortalDb Db, long ProfileId, Actor By, string Why, DateTime Now);
