using System.Globalization;

namespace BillingPortal.Platform.Jobs;

/// <summary>Work that the portal does by itself from time to time. It does what is due and can be run at any time: twice changes nothing.</summary>
public interface IWork
{
    /// <summary>Its stable name: in the job log, in leases, in Quartz.</summary>
    static abstract string Name { get; }

    static abstract Rhythm Rhythm { get; }

    /// <summary>Returns what was done, in a sentence for the job log.</summary>
    Task<string> DoAsync(CancellationToken ct);
}

/// <summary>When work is woken: in equal pauses of real time, or daily at a time of the billing zone.</summary>
public sealed record Rhythm
{
    private Rhythm()
    {
    }

    public TimeSpan? Pause { get; private init; }

    public TimeOnly? DailyAt { get; private init; }

    public static Rhythm Every(TimeSpan pause) => new() { Pause = pause };

    public static Rhythm Daily(int hour, int minute = 0) => new() { DailyAt = new(hour, minute) };

    public override string ToString() => Pause is { } pause ? "every " + Said(pause) : $"daily at {DailyAt:HH:mm}";

    private static string Said(TimeSpan pause) => pause switch
    {
        { TotalMinutes: 1 } => "minute",
        { Ticks: var ticks } when ticks % TimeSpan.TicksPerMinute == 0 => $"{ticks / TimeSpan.TicksPerMinute} minutes",
        _ => pause.ToString("g", CultureInfo.InvariantCulture),
    };
}
