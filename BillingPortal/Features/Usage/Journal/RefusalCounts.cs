using BillingPortal.Core;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>How often each key was refused for each reason in a transaction. What no key brought is told whoever did, and not counted.</summary>
internal sealed class RefusalCounts
{
    private const int LongestId = 100;
    private readonly Dictionary<(long Key, string Code), Refused> counts = [];

    public void Add(BatchWork batch)
    {
        if (batch.ApiKeyId is not { } key) return;
        foreach (var entry in batch.Entries)
            if (entry.Why is { } why)
                Add(key, why, entry.EventId);
    }

    public IEnumerable<(long Key, string Code, Refused Refused)> All => counts.OrderBy(c => c.Key.Key).ThenBy(c => c.Key.Code, StringComparer.Ordinal).Select(c => (c.Key.Key, c.Key.Code, c.Value));

    private void Add(long key, Refusal why, string? eventId)
    {
        var before = counts.GetValueOrDefault((key, why.Code));
        counts[(key, why.Code)] = new((before?.Count ?? 0) + 1, why.Sentence, eventId?.Length > LongestId ? eventId[..LongestId] : eventId);
    }
}

/// <param name="Sentence">Of the last one.</param>
internal sealed record Refused(long Count, string Sentence, string? EventId);
