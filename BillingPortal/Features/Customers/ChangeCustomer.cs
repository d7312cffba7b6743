using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Customers;

/// <summary>Changes the fields that are given and leaves the others.</summary>
internal sealed class ChangeCustomer(IDbContextFactory<PortalDb> database, ReadCustomer read, Installation installation, AuditTrail trail, Veil veil, TimeProvider time)
{
    private static readonly Refusal Changed = new(Codes.VersionChanged, "Somebody changed this customer meanwhile. Read it again, then change it.");
    private static readonly Refusal Taken = new(Codes.ReferenceTaken, "Another customer has this reference.", "reference");
    private static readonly Refusal Erased = new(Codes.CustomerErased, "This customer was erased at their own wish. It can be read, and not be changed any more.");

    /// <param name="version">The one that the caller has seen, when they want to be told of a change since.</param>
    public async Task<Result<Customer>> RunAsync(Actor actor, string name, CustomerInput input, int? version, CancellationToken ct = default)
    {
        if (input.Refusals.Count > 0) return Result.Refuse<Customer>(input.Refusals);
        try
        {
            var done = await database.WriteAsync(db => ChangeAsync(db, actor, name, input, version, ct), ct);
            return done.IsDone ? await read.RunAsync(done.Value, ct) : done.Refused!;
        }
        catch (DbUpdateConcurrencyException)
        {
            return Changed;
        }
        catch (DbUpdateException) when (input.Reference is not null)
        {
            if ((await read.RunAsync(input.Reference, ct)).IsDone) return Taken;
            throw;
        }
    }

    private async Task<Result<string>> ChangeAsync(PortalDb db, Actor actor, string name, CustomerInput input, int? version, CancellationToken ct)
    {
        if (await db.Set<BillingProfileRow>().Named(name).SingleOrDefaultAsync(ct) is not { } row) return ReadCustomer.Unknown;
        if (version is not null && version != row.Version) return Changed;
        if (row.ErasedAt is not null) return Erased;
        var (subject, address) = ("customer:" + row.PublicId, row.Email);
        var cover = await veil.OfAsync(db, subject, ct);
        var before = CustomerEntry.Of(row, cover);
        Set(row, input);
        if (!db.ChangeTracker.HasChanges()) return row.PublicId;
        await CustomerIndex.PutAsync(db, row, ct);
        // A link that went to the old address must not open an account of the new one.
        if (row.Email != address) await CloseInvitationsAsync(db, row.Id, ct);
        trail.Write(db, actor, "customer.changed", subject, before, CustomerEntry.Of(row, cover));
        return row.PublicId;
    }

    private Task CloseInvitationsAsync(PortalDb db, long profile, CancellationToken ct)
    {
        var now = time.Instant();
        return db.Set<InvitationRow>().Where(i => i.ProfileId == profile && i.AcceptedAt == null && i.RevokedAt == null).ExecuteUpdateAsync(set => set.SetProperty(i => i.RevokedAt, now), ct);
    }

    private void Set(BillingProfileRow row, CustomerInput input)
    {
        if (input.Given.Contains("reference")) row.Reference = input.Reference;
        if (input.Given.Contains("email")) row.Email = input.Email;
        if (input.Given.Contains("name")) row.Name = input.Name;
        if (input.Given.Contains("locale")) row.Locale = input.Locale ?? Locales.Default;
        if (input.Given.Contains("timeZone")) row.TimeZone = input.TimeZone ?? installation.Zone.Id;
        if (input.Given.Contains("plan")) row.PlanAsked = input.Plan;
    }
}
