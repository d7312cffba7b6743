using BillingPortal.Platform.Settings;

namespace BillingPortal.Platform.Identity;

/// <summary>The section <c>Account</c>: how strict signing in is. All of it is real time.</summary>
public sealed class AccountSettings : ISettings
{
    public static string Section => "Account";

    /// <summary>How often an open page looks whether its person may still be there.</summary>
    public TimeSpan CheckEvery { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Wrong passwords before an account is locked.</summary>
    public int TriesBeforeLockout { get; init; } = 5;

    public TimeSpan LockoutFor { get; init; } = TimeSpan.FromMinutes(15);

    public IEnumerable<string> Faults()
    {
        if (CheckEvery < TimeSpan.FromSeconds(1) || CheckEvery > TimeSpan.FromHours(1))
            yield return $"Account:CheckEvery '{CheckEvery}' is not between one second and one hour. Write it as hours:minutes:seconds, such as 00:01:00.";
        if (TriesBeforeLockout is < 3 or > 20)
            yield return $"Account:TriesBeforeLockout '{TriesBeforeLockout}' is not between 3 and 20.";
        if (LockoutFor < TimeSpan.FromMinutes(1))
            yield return $"Account:LockoutFor '{LockoutFor}' is shorter than a minute.";
    }
}
