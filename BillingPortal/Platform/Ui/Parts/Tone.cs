namespace BillingPortal.Platform.Ui.Parts;

/// <summary>How good the news is. A tone colours; the word beside it says it.</summary>
public enum Tone
{
    Neutral,
    Ok,
    Warn,
    Bad,
    Info,
}

internal static class Tones
{
    public static string Class(this Tone tone) => tone switch
    {
        Tone.Ok => "tone-ok",
        Tone.Warn => "tone-warn",
        Tone.Bad => "tone-bad",
        Tone.Info => "tone-info",
        _ => "tone-neutral",
    };

    public static IconName Icon(this Tone tone) => tone switch
    {
        Tone.Ok => IconName.Check,
        Tone.Warn => IconName.Warning,
        Tone.Bad => IconName.Stop,
        _ => IconName.Info,
    };
}
