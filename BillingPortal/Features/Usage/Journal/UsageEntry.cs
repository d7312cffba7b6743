using BillingPortal.Core;
using BillingPortal.Core.Entitlements;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Data.Model.Usage;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>One event on its way into the books: what was sent, where it stands in time, and what became of it.</summary>
internal sealed class UsageEntry
{
    public string? EventId { get; init; }

    public string Customer { get; init; } = "";

    public long Units { get; init; }

    public string Meter { get; init; } = Meters.Units;

    public string? Properties { get; init; }

    /// <summary>Billing time, whole microseconds.</summary>
    public DateTime At { get; init; }

    public bool AtGiven { get; init; }

    /// <summary>Why it cannot be taken, as far as that can be said without the books.</summary>
    public Refusal? Fault { get; init; }

    /// <summary>Of <see cref="At"/> in the billing zone.</summary>
    public HourOfDay Hour { get; init; }

    public ulong Hash { get; init; }

    public UsageOutcome Outcome { get; private set; }

    public Refusal? Why { get; private set; }

    public long? ProfileId { get; set; }

    /// <summary>As it stands in the books once it is accepted.</summary>
    public StoredUsage Stored => new(ProfileId!.Value, Meter, Units, At, AtGiven, Properties);

    public UsageAnswer Answer => new(EventId, Outcome, Why?.Code, Why?.Sentence, ProfileId);

    public void Become(UsageOutcome outcome, Refusal? why = null) => (Outcome, Why) = (outcome, why);

    /// <summary>Is what stands in the books under this id the same event?</summary>
    public bool IsSameAs(StoredUsage stored) => stored.ProfileId == ProfileId && stored.Units == Units && stored.AtGiven == AtGiven && (!AtGiven || stored.At == At)
        && string.Equals(stored.Meter, Meter, StringComparison.Ordinal) && string.Equals(stored.Properties, Properties, StringComparison.Ordinal);
}

/// <summary>What stands in the books.</summary>
internal sealed record StoredUsage(long ProfileId, string Meter, long Units, DateTime At, bool AtGiven, string? Properties);

/// <summary>What is asked of the journal at once and answered at once.</summary>
internal abstract class UsageWork
{
    private readonly TaskCompletionSource done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Done => done.Task;

    /// <summary>How many events it counts for where they are counted.</summary>
    public abstract int Events { get; }

    /// <summary>How much of a transaction it takes, measured in events.</summary>
    public abstract int Weight { get; }

    public void Complete() => done.SetResult();

    public void Fail(Exception fault) => done.SetException(fault);
}

/// <summary>Events of one request.</summary>
/// <param name="at">When it arrived, billing time.</param>
internal sealed class BatchWork(IReadOnlyList<UsageEntry> entries, DateTime at, long? apiKeyId, UsageSource source, bool atomic, bool onlyJudged = false) : UsageWork
{
    public DateTime At => at;

    public IReadOnlyList<UsageEntry> Entries => entries;

    public long? ApiKeyId => apiKeyId;

    public UsageSource Source => source;

    public bool OnlyJudged => onlyJudged;

    /// <summary>What is only judged is written and taken back.</summary>
    public bool Atomic => atomic || onlyJudged;

    public override int Events => entries.Count;

    public override int Weight => entries.Count;

    /// <summary>All or nothing was asked for, and something is not to be written: nothing is. What was only judged keeps its answers.</summary>
    public bool TakeBack()
    {
        if (onlyJudged) return true;
        if (!atomic || !entries.Any(e => e.Outcome is UsageOutcome.Refused or UsageOutcome.Conflict)) return false;
        foreach (var entry in entries.Where(e => e.Outcome == UsageOutcome.Accepted)) entry.Become(UsageOutcome.Refused, UsageRefusals.OthersRefused);
        return true;
    }
}
