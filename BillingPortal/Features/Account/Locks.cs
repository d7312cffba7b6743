namespace BillingPortal.Features.Account;

/// <summary>An account is locked for a while by wrong passwords, or until an admin unlocks it.</summary>
internal static class Locks
{
    public static readonly DateTimeOffset UntilUnlocked = new(9999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>No wrong passwords lock that long.</summary>
    public static bool IsByAdmin(DateTimeOffset? end) => end?.Year >= 9000;
}
