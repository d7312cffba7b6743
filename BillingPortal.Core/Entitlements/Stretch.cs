namespace BillingPortal.Core.Entitlements;

/// <summary>What becomes of units used.</summary>
public enum StretchKind
{
    /// <summary>Used in a trial: kept, and never billed.</summary>
    Trial,

    /// <summary>Used while nothing could be: locked, cancelled, or without a plan. Kept, shown, and never billed.</summary>
    Unbilled,

    /// <summary>Used on a tier that needs no card.</summary>
    Free,

    /// <summary>Used while paid billing ran.</summary>
    Paid,
}

/// <summary>A stretch of a customer's life in which units are of one kind.</summary>
/// <param name="From">Included.</param>
/// <param name="Until">Excluded; null while no end is in sight.</param>
/// <param name="Kind">What becomes of units used in it.</param>
public sealed record Stretch(DateTime From, DateTime? Until, StretchKind Kind);

/// <summary>A piece of time.</summary>
/// <param name="From">Included.</param>
/// <param name="Until">Excluded.</param>
public readonly record struct Stay(DateTime From, DateTime Until)
{
    /// <summary>Does the instant lie in it?</summary>
    public bool Contains(DateTime instant) => From <= instant && instant < Until;
}
