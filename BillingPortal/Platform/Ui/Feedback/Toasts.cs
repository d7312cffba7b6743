using BillingPortal.Platform.Ui.Parts;
using Radzen;

namespace BillingPortal.Platform.Ui.Feedback;

/// <summary>Says in passing what has just happened; the same words reach those who cannot see the corner of the screen.</summary>
public sealed class Toasts(NotificationService notifications)
{
    /// <summary>Long enough to be read twice.</summary>
    public static readonly TimeSpan Shown = TimeSpan.FromSeconds(8);

    public void Ok(string text, string? detail = null) => Say(NotificationSeverity.Success, text, detail);

    public void Info(string text, string? detail = null) => Say(NotificationSeverity.Info, text, detail);

    public void Warn(string text, string? detail = null) => Say(NotificationSeverity.Warning, text, detail);

    /// <summary>Only for what needs no answer; what must be fixed stays on the page as a Notice.</summary>
    public void Bad(string text, string? detail = null) => Say(NotificationSeverity.Error, text, detail);

    private void Say(NotificationSeverity severity, string text, string? detail) => notifications.Notify(new NotificationMessage
    {
        Severity = severity,
        Summary = text,
        Detail = detail ?? "",
        Duration = Shown.TotalMilliseconds,
        ShowProgress = false,
    });
}
