using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;

namespace BillingPortal.Core.Invoicing;

/// <summary>What becomes of an invoice once it is reckoned.</summary>
public enum InvoiceFate
{
    /// <summary>There is nothing to say: no line, and so no invoice.</summary>
    None,

    /// <summary>It is due.</summary>
    Due,

    /// <summary>Nothing is due: it is final and paid at once.</summary>
    Nothing,

    /// <summary>Too small to be collected: its lines stand on the next one.</summary>
    Move,

    /// <summary>Too small to be collected, and there is no next one: given away.</summary>
    Waive,

    /// <summary>More than can be charged at once; somebody must look at it.</summary>
    TooLarge,
}

/// <summary>An invoice as it comes out.</summary>
/// <param name="Lines">In the order of <see cref="InvoiceLineKind"/>.</param>
/// <param name="Total">Their sum, before taxes; never below zero.</param>
/// <param name="Surplus">What they came to below zero, as an amount above it: a credit note is made of it.</param>
/// <param name="Rated">The month with its figures; null where there is none.</param>
/// <param name="Fate">What becomes of it.</param>
public sealed record ComposedInvoice(IReadOnlyList<ComposedLine> Lines, Money Total, Money Surplus, RatedMonth? Rated, InvoiceFate Fate);

/// <summary>A line with what it came from: one of the four is there, and none for a surplus.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Month">What it is about.</param>
/// <param name="Amount">What it adds.</param>
public sealed record ComposedLine(InvoiceLineKind Kind, CalendarMonth Month, Money Amount)
{
    /// <summary>The line of the month.</summary>
    public RatedLine? Rated { get; init; }

    /// <summary>The earlier month.</summary>
    public LateMonth? Late { get; init; }

    /// <summary>What an admin added.</summary>
    public OneOff? OneOff { get; init; }

    /// <summary>What stood on an earlier one.</summary>
    public CarriedLine? Carried { get; init; }
}
