using BillingPortal.Core;
using BillingPortal.Platform.Identity;

namespace BillingPortal.Features.Account;

/// <summary>Signs a person out everywhere.</summary>
internal sealed class EndSessionsOf(StaffDeed deed, Sessions sessions)
{
    public Task<Result<Done>> RunAsync(Actor actor, string person, string? reason, CancellationToken ct = default) =>
        deed.RunAsync(actor, person, "person.sessions-ended", reason, async (db, _) =>
        {
            var ended = await sessions.EndAsync(db, person, only: null, except: null, ct);
            return ended == 0 ? new Refusal("no_sessions", "This person is signed in nowhere.") : new Change(null, new { sessionsEnded = ended });
        }, ct);
}
