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

    /// <summary>How often one network address may post each of the forms about signing in.</summary>
    public int PostsPerMinute { get; init; } = 60;

    /// <summary>How often sign-up and "forgot" may be asked for one mail address, whether it has an account or not.</summary>
    public int MailsPerHour { get; init; } = 6;

    public IEnumerable<string> Faults()
    {
        if (CheckEvery < TimeSpan.FromSeconds(1) || CheckEvery > TimeSpan.FromHours(1))
            yield return $"Account:CheckEvery '{CheckEvery}' is not between one second and one hour. Write it as hours:minutes:seconds, such as 00:01:00.";
        if (TriesBeforeLockout is < 3 or > 20)
            yield return $"Account:TriesBeforeLockout '{TriesBeforeLockout}' is not between 3 and 20.";
        if (LockoutFor < TimeSpan.FromMinutes(1) || LockoutFor > TimeSpan.FromDays(30))
            yield return $"Account:LockoutFor '{LockoutFor}' is not between one minute and 30 days.";
        if (PostsPerMinute is < 1 or > 10_000)
            yield return $"Account:PostsPerMinute '{PostsPerMinute}' is not between 1 and 10000.";
        if (MailsPerHour is < 1 or > 1_000)
            yield return $"Account:MailsPerHour '{MailsPerHour}' is not between 1 and 1000.";
    }
}
