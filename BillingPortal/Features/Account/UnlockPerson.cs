using BillingPortal.Core;
using BillingPortal.Platform.Identity;

namespace BillingPortal.Features.Account;

/// <summary>Lets a person in again, whoever locked them out.</summary>
internal sealed class UnlockPerson(StaffDeed deed, TimeProvider time)
{
    public Task<Result<Done>> RunAsync(Actor actor, string person, string? reason, CancellationToken ct = default) =>
        deed.RunAsync(actor, person, "person.unlocked", reason, (_, found) =>
        {
            if (found.LockoutEnd is null || found.LockoutEnd <= time.GetUtcNow()) return Task.FromResult<Result<Change>>(new Refusal("not_locked", "This person is not locked."));
            (found.LockoutEnd, found.AccessFailedCount) = (null, 0);
            return Task.FromResult<Result<Change>>(new Change(new { locked = true }, new { locked = false }));
        }, ct);
}
