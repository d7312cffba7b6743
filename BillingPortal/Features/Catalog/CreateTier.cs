using BillingPortal.Core;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Catalog;

/// <summary>Makes a tier with its first version, on offer at once, after those that are there.</summary>
public sealed class CreateTier(IDbContextFactory<PortalDb> database, AuditTrail audit, Installation installation, BillingClock clock)
{
    private static readonly Refusal Taken = new("name_taken", "There is a tier of this name, on offer or archived. Links and invoices name tiers, so each name is one tier for ever.", "name");

    public async Task<Result<long>> RunAsync(Actor actor, TypedTier typed, CancellationToken ct = default)
    {
        if (actor.NotAdmin is { } refused) return refused;
        var name = typed.Name.Trim();
        var read = ReadTyped.Read(typed with { Name = name }, installation.Currency);
        if (!read.IsDone) return Result.Refuse<long>(read.Refusals);
        return await database.WriteAsync(db => MakeAsync(db, actor, name, read.Value, ct), ct);
    }

    private async Task<Result<long>> MakeAsync(PortalDb db, Actor actor, string name, TierDraft draft, CancellationToken ct)
    {
        var tiers = await CatalogueTurn.TakeAsync(db, ct);
        if (tiers.Exists(t => IsSame(t.Name, name))) return Taken;
        return (await AddAsync(db, actor, name, draft, tiers.Max(t => (int?)t.Position) + 10 ?? 10, ct)).Id;
    }

    /// <summary>Adds the tier with its entry in the audit trail; whether it may be was asked before.</summary>
    internal async Task<TierRow> AddAsync(PortalDb db, Actor actor, string name, TierDraft draft, int position, CancellationToken ct)
    {
        var row = new TierRow { Name = name, Position = position, IsDefault = false };
        row.Versions.Add(draft.Row(1, null, clock.UtcNow));
        db.Add(row);
        await db.SaveChangesAsync(ct);
        audit.Write(db, actor, TierEntries.Created, TierEntries.Subject(row.Id), after: draft.Entry(1, null));
        return row;
    }

    internal static bool IsSame(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
