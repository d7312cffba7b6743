namespace BillingPortal.Features.Usage.Journal;

/// <summary>A number for an event id, spread evenly. Two ids may share one: what it finds is compared by its text.</summary>
internal static class EventHash
{
    // FNV-1a over the letters, then the last step of MurmurHash3, because FNV leaves the upper bits of short texts alike.
    // It stands in the database: a change needs a migration.
    public static ulong Of(string eventId)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in eventId) hash = (hash ^ letter) * 1099511628211UL;
        hash = (hash ^ (hash >> 33)) * 0xff51afd7ed558ccdUL;
        hash = (hash ^ (hash >> 33)) * 0xc4ceb9fe1a85ec53UL;
        return hash ^ (hash >> 33);
    }
}
