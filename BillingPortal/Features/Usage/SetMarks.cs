using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Features.Entitlements.Contracts;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Identity;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Usage;

/// <summary>A customer chooses at how many percent of allowance and cap they are told. What was told already in the period is not told again.</summary>
internal sealed class SetMarks(IDbContextFactory<PortalDb> database, AccessNews news, BillingClock clock)
{
    public static readonly Refusal OnlyLooking = new("not_allowed", "You may look at this, but only the person who manages it can change it.");

    private static readonly Refusal Invalid = new("marks_invalid", $"Write at most {UsageMarks.Most} whole percentages from 1 to 100, such as 50, 80, 100. Leave it empty for none.", "marks");
    private static readonly Refusal Changed = new(Codes.VersionChanged, "The marks were changed meanwhile. Look at what they are now, then decide again.");

    /// <param name="seen">The version that was looked at.</param>
    public async Task<Result<OwnMarks>> RunAsync(ActsFor who, Actor by, string? typed, int seen, CancellationToken ct = default)
    {
        if (!who.MayManage) return OnlyLooking;
        return UsageMarks.Find(typed) is { } percents ? await database.WriteAsync(db => KeepAsync(db, who.ProfileId, by, percents, seen, ct), ct) : Invalid;
    }

    private async Task<Result<OwnMarks>> KeepAsync(PortalDb db, long profile, Actor by, IReadOnlyList<int> percents, int seen, CancellationToken ct)
    {
        await news.ChangedAsync(db, profile, ct); // holds the customer: of two at the same moment the second sees what the first wrote
        var row = await db.Set<UsageMarksRow>().SingleOrDefaultAsync(m => m.ProfileId == profile, ct);
        if ((row?.Version ?? 0) != seen) return Changed;
        var text = OwnMarks.Written(percents);
        if (row?.Marks == text) return new OwnMarks(percents, seen);
        if (row is null) db.Add(row = new UsageMarksRow { ProfileId = profile, Marks = text });
        else row.Marks = text;
        await db.SaveChangesAsync(ct);
        await Timeline.NoteAsync(db, profile, clock.UtcNow, "usage.marks", row.Version.ToString(CultureInfo.InvariantCulture), Sentence(percents), by, ct);
        return new OwnMarks(percents, row.Version);
    }

    private static string Sentence(IReadOnlyList<int> percents) => percents.Count == 0 ? "Warnings before use stops were turned off." : $"Warnings at {string.Join(", ", percents)} percent were chosen.";
}
