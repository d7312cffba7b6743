using BillingPortal.Platform.Data.Model.Usage;

namespace BillingPortal.Features.Usage;

/// <summary>Which events are asked for.</summary>
/// <param name="From">The first day, billing zone.</param>
/// <param name="To">The last day.</param>
/// <param name="EventId">The product's own id, whole.</param>
/// <param name="Beside">From where on: those after it in the list, or before it; null for the newest.</param>
internal sealed record UsageQuestion(DateOnly? From = null, DateOnly? To = null, string? EventId = null, UsageSource? Source = null, UsagePlace? Beside = null)
{
    public const int PageSize = 50;

    public bool IsAll => From is null && To is null && string.IsNullOrWhiteSpace(EventId) && Source is null;
}

/// <summary>A place in the list of events: it stays where it is, whatever is added.</summary>
/// <param name="Newer">Those above it are asked for, not those below.</param>
internal sealed record UsagePlace(DateTime At, long Id, bool Newer = false);

/// <summary>An event as it is listed.</summary>
/// <param name="TakesBack">The id or the words of the one that it takes back.</param>
/// <param name="IsTakenBack">Another one takes it back.</param>
internal sealed record UsageLine(long Id, string? EventId, long Units, DateTime At, DateTime ReceivedAt, UsageSource Source, long? Total, string? Properties, UsageTaken? TakesBack, bool IsTakenBack);

/// <summary>What a reversal takes back.</summary>
internal sealed record UsageTaken(string? EventId, DateTime At, long? Total);

/// <summary>A page of events, the newest first.</summary>
/// <param name="Newer">Where the page above ends; null on the first.</param>
/// <param name="Older">Where the page below begins; null on the last.</param>
internal sealed record UsageLines(IReadOnlyList<UsageLine> Lines, UsagePlace? Newer, UsagePlace? Older);
