using BillingPortal.Core;

namespace BillingPortal.Features.Catalog.Admin;

/// <summary>Who gets a version, as it was chosen in a form.</summary>
public sealed class Audience
{
    public bool IsForAll { get; set; }

    public DateOnly? Day { get; set; }

    /// <summary>Null for new customers only.</summary>
    public DateOnly? ForAllFrom => IsForAll ? Day : null;

    /// <summary>A day is wanted, and none was chosen.</summary>
    public Refusal? Missing => IsForAll && Day is null ? new("day_missing", "Choose the day from which it holds for all.", ForAll.Field) : null;
}
