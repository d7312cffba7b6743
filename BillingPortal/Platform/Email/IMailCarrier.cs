using BillingPortal.Platform.Data.Model.Mail;

namespace BillingPortal.Platform.Email;

/// <summary>Takes one mail to where it can be read.</summary>
public interface IMailCarrier
{
    /// <summary>The bodies stay after sending, also those with a link that opens something.</summary>
    bool KeepsBodies { get; }

    /// <summary>Done when the mail was accepted. A refusal for good is a <see cref="MailRefusedException"/>; any other exception is tried again.</summary>
    Task CarryAsync(MailRow mail);
}

/// <summary>The receiver does not take this mail, now or later.</summary>
public sealed class MailRefusedException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The sandbox's: nothing leaves, and what was written is read in the mailbox.</summary>
internal sealed class SandboxCarrier : IMailCarrier
{
    public bool KeepsBodies => true;

    public Task CarryAsync(MailRow mail) => Task.CompletedTask;
}
