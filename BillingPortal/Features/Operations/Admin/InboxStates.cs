using BillingPortal.Platform.Data.Model.Webhooks;
using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Features.Operations.Admin;

/// <summary>How an event's state stands in addresses, in words and in colour.</summary>
internal static class InboxStates
{
    public static IReadOnlyList<(string Code, string Word, TimeSpan Age)> Ages { get; } =
        [("5m", "5 minutes", TimeSpan.FromMinutes(5)), ("1h", "an hour", TimeSpan.FromHours(1)), ("1d", "a day", TimeSpan.FromDays(1)), ("7d", "a week", TimeSpan.FromDays(7))];

    public static string Code(StripeEventState state) => state.ToString().ToLowerInvariant();

    public static StripeEventState? Of(string? code) => Enum.GetValues<StripeEventState>().Where(s => Code(s) == code).Select(s => (StripeEventState?)s).FirstOrDefault();

    public static TimeSpan? Age(string? code) => Ages.Where(a => a.Code == code).Select(a => (TimeSpan?)a.Age).FirstOrDefault();

    public static string Word(InboxLine line) => IsFailing(line) ? "Trying again" : line.State.ToString();

    public static Tone Tone(InboxLine line) => line.State switch
    {
        StripeEventState.Done => Platform.Ui.Parts.Tone.Ok,
        StripeEventState.Dead or StripeEventState.Unreadable => Platform.Ui.Parts.Tone.Bad,
        _ => IsFailing(line) ? Platform.Ui.Parts.Tone.Warn : Platform.Ui.Parts.Tone.Neutral,
    };

    private static bool IsFailing(InboxLine line) => line is { State: StripeEventState.Waiting, Failures: > 0 };
}
