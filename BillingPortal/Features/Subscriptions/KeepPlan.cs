using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Subscriptions;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Audit;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Customers;
using BillingPortal.Platform.Data.Model.Subscriptions;
using BillingPortal.Platform.Identity;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Subscriptions;

/// <summary>Puts a decided step into the books: the row as it stands now, the history of choices, and the timeline.</summary>
internal sealed class KeepPlan(Installation installation, AuditTrail audit)
{
    public async Task RunAsync(PortalDb db, Actor by, Standing standing, SubscriptionRow row, PlanMove move, CancellationToken ct)
    {
        TakeEffect(row, installation.Zone.DayOf(standing.Now));
        Put(db, standing, row, move);
        await db.SaveChangesAsync(ct);
        if (move.Step is PlanStep.StartPaying or PlanStep.Restart) await BeginAsync(db, standing, row, move, ct);
        await AuditAsync(db, by, standing, row, move, ct);
        await Timeline.NoteAsync(db, row.ProfileId, standing.Now, KindOf(move.Step), $"{row.Id}/{row.Version}", Sentence(standing, move), by, ct);
    }

    private async Task AuditAsync(PortalDb db, Actor by, Standing standing, SubscriptionRow row, PlanMove move, CancellationToken ct)
    {
        var customer = await db.Set<BillingProfileRow>().Where(p => p.Id == row.ProfileId).Select(p => p.PublicId).SingleAsync(ct);
        var (before, from) = (new { tier = standing.Subscribed!.Name, accessEndsAt = standing.Access.EndsAt }, move.To is null ? (DateOnly?)null : move.From);
        audit.Write(db, by, "subscription." + KindOf(move.Step)["plan.".Length..], "customer:" + customer, before, new { tier = move.To?.Name, from, lastDay = move.LastDay, accessEndsAt = move.AccessEndsAt });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>A planned change whose day has come is the present tier.</summary>
    public static bool TakeEffect(SubscriptionRow row, DateOnly today)
    {
        if (!(row.NextFrom <= today)) return false;
        (row.TierVersionId, row.NextVersionId, row.NextFrom) = (row.NextVersionId!.Value, null, null);
        return true;
    }

    private static void Put(PortalDb db, Standing standing, SubscriptionRow row, PlanMove move)
    {
        var (present, planned) = (row.TierVersionId, row.NextFrom);
        switch (move.Step)
        {
            case PlanStep.ChangeToday:
                (row.TierVersionId, row.NextVersionId, row.NextFrom) = (move.ToVersionId!.Value, null, null);
                Log(db, standing, row, present, move.ToVersionId.Value, move.From);
                if (planned is { } dropped) Log(db, standing, row, present, move.ToVersionId.Value, dropped);
                break;
            case PlanStep.ChangeNextMonth:
                (row.NextVersionId, row.NextFrom) = (move.ToVersionId, move.From);
                Log(db, standing, row, present, move.ToVersionId!.Value, move.From);
                break;
            case PlanStep.DropChange:
                Drop(db, standing, row, planned!.Value);
                break;
            case PlanStep.StartPaying or PlanStep.Restart:
                row.EndedAt = standing.Now;
                break;
            case PlanStep.Stay:
                (row.CancelOn, row.AccessEndsAt, row.LeftToldAt) = (null, null, null);
                break;
            default:
                // What was planned for after the last day never comes.
                if (planned is { } after && !(after <= move.LastDay)) Drop(db, standing, row, after);
                (row.CancelOn, row.AccessEndsAt, row.LeftToldAt) = (move.LastDay, move.AccessEndsAt, null);
                break;
        }
    }

    private static void Drop(PortalDb db, Standing standing, SubscriptionRow row, DateOnly planned)
    {
        Log(db, standing, row, row.TierVersionId, row.TierVersionId, planned);
        (row.NextVersionId, row.NextFrom) = (null, null);
    }

    private static void Log(PortalDb db, Standing standing, SubscriptionRow row, long before, long after, DateOnly from) =>
        db.Add(new PlanChangeRow { SubscriptionId = row.Id, BeforeVersionId = before, TierVersionId = after, FromDay = from, MadeAt = standing.Now });

    // After the old one was ended: the database allows one at a time.
    private static Task BeginAsync(PortalDb db, Standing standing, SubscriptionRow old, PlanMove move, CancellationToken ct)
    {
        DateTime? paidFrom = move.To!.NeedsCard ? standing.Now : null;
        db.Add(new SubscriptionRow
        {
            ProfileId = old.ProfileId,
            TierVersionId = move.ToVersionId!.Value,
            StartedAt = standing.Now,
            PaidStart = move.Step == PlanStep.Restart ? PaidStart.Back : PaidStart.AtOnce,
            TrialEndsAt = paidFrom,
            SoonToldAt = paidFrom,
            EndToldAt = paidFrom,
            Version = old.Version + 1, // what was seen of the old one is no word about this one
        });
        return db.SaveChangesAsync(ct);
    }

    private static string KindOf(PlanStep step) => step switch
    {
        PlanStep.ChangeToday or PlanStep.StartPaying => "plan.changed",
        PlanStep.ChangeNextMonth => "plan.planned",
        PlanStep.DropChange => "plan.kept",
        PlanStep.Stay => "plan.stayed",
        PlanStep.Restart => "plan.back",
        _ => "plan.cancelled",
    };

    private string Sentence(Standing standing, PlanMove move)
    {
        var show = new Show(System.Globalization.CultureInfo.InvariantCulture, installation.Zone);
        var had = standing.Subscribed!.Name;
        return move.Step switch
        {
            PlanStep.ChangeToday or PlanStep.StartPaying => $"{move.To!.Name} instead of {had}, from {show.Date(move.From)}.",
            PlanStep.ChangeNextMonth => $"{move.To!.Name} instead of {had} is planned from {show.Date(move.From)}.",
            PlanStep.DropChange => $"The planned change was taken back: {had} stays.",
            PlanStep.Stay => $"The cancelling was taken back: {had} stays.",
            PlanStep.Restart => $"Came back, with {move.To!.Name}.",
            _ => $"{had} was cancelled; it lasts until {show.InstantWithZone(move.AccessEndsAt!.Value)}.",
        };
    }
}
