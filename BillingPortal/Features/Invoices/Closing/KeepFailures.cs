using BillingPortal.Platform.Clock;
using BillingPortal.Platform.Data;
using BillingPortal.Platform.Data.Model.Invoices;
using Microsoft.EntityFrameworkCore;

namespace BillingPortal.Features.Invoices.Closing;

/// <summary>Writes down whose invoice could not be made, and that it could after all.</summary>
internal sealed class KeepFailures(BillingClock clock)
{
    private const int Longest = 500;

    public async Task NoteAsync(PortalDb db, BillingRunRow run, long profile, Exception fault, CancellationToken ct)
    {
        var (now, code, sentence) = (clock.UtcNow, CodeOf(fault), SentenceOf(fault));
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into run_failures (run_id, profile_id, code, sentence, tries, first_at, last_at) values ({run.Id}, {profile}, {code}, {sentence}, 1, {now}, {now})
            on conflict (run_id, profile_id) do update set code = excluded.code, sentence = excluded.sentence, tries = run_failures.tries + 1, last_at = excluded.last_at, resolved_at = null
            """, ct);
    }

    public Task ResolveAsync(PortalDb db, BillingRunRow run, IEnumerable<long> profiles, CancellationToken ct)
    {
        var (now, done) = (clock.UtcNow, profiles.ToArray());
        return db.Set<RunFailureRow>().Where(f => f.RunId == run.Id && f.ResolvedAt == null && done.Contains(f.ProfileId)).ExecuteUpdateAsync(set => set.SetProperty(f => f.ResolvedAt, now), ct);
    }

    private static string CodeOf(Exception fault) => fault is OverflowException ? "amount_too_large" : "fault";

    private static string SentenceOf(Exception fault)
    {
        if (fault is OverflowException) return "An amount is larger than can be reckoned with.";
        var told = $"{(fault.InnerException ?? fault).GetType().Name}: {(fault.InnerException ?? fault).Message}";
        return told.Length > Longest ? told[..Longest] : told;
    }
}
