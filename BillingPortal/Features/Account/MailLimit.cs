using BillingPortal.Platform.Identity;

namespace BillingPortal.Features.Account;

/// <summary>How often a mail can be made to go to one address, whether it has an account or not: nobody's mailbox is flooded through us.</summary>
internal sealed class MailLimit(Attempts attempts, AccountSettings settings)
{
    /// <summary>Null when it may be sent, and it counts.</summary>
    public TimeSpan? Wait(string? email) => attempts.Wait("mail " + Addresses.Normal(email), settings.MailsPerHour, TimeSpan.FromHours(1));
}
