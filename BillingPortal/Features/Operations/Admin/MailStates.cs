using BillingPortal.Platform.Data.Model.Mail;
using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Features.Operations.Admin;

/// <summary>How a mail's state stands in addresses, in words and in colour.</summary>
internal static class MailStates
{
    public static string Code(MailState state) => state.ToString().ToLowerInvariant();

    public static MailState? Of(string? code) => Enum.GetValues<MailState>().Where(s => Code(s) == code).Select(s => (MailState?)s).FirstOrDefault();

    public static string Word(MailState state) => state.ToString();

    public static string Word(MailLine mail) => IsFailing(mail) ? "Trying again" : Word(mail.State);

    public static Tone Tone(MailLine mail) => mail.State switch
    {
        MailState.Sent => Platform.Ui.Parts.Tone.Ok,
        MailState.Dead => Platform.Ui.Parts.Tone.Bad,
        _ => IsFailing(mail) ? Platform.Ui.Parts.Tone.Warn : Platform.Ui.Parts.Tone.Neutral,
    };

    private static bool IsFailing(MailLine mail) => mail is { State: MailState.Waiting, Attempts: > 0 };
}
