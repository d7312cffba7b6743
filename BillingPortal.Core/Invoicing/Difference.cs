namespace BillingPortal.Core.Invoicing;

/// <summary>Why an invoice is another one than that before.</summary>
public enum DifferenceReason
{
    /// <summary>More or fewer days were paid for.</summary>
    Days,

    /// <summary>A tier that the other invoice does not have.</summary>
    Tier,

    /// <summary>The same tier at another price.</summary>
    Price,

    /// <summary>Terms of the customer's own began.</summary>
    OverrideBegan,

    /// <summary>They ended.</summary>
    OverrideEnded,

    /// <summary>They became others.</summary>
    OverrideChanged,

    /// <summary>More or fewer units were used.</summary>
    Units,

    /// <summary>More or fewer units were included.</summary>
    Allowance,

    /// <summary>A stop kept units from being billed, or does not any more.</summary>
    Stop,

    /// <summary>A discount began.</summary>
    DiscountBegan,

    /// <summary>It ended.</summary>
    DiscountEnded,

    /// <summary>It became another one.</summary>
    DiscountChanged,

    /// <summary>The same discount, on another sum or for other days.</summary>
    DiscountOfOther,

    /// <summary>Usage of earlier months that came late or was taken back.</summary>
    Late,

    /// <summary>What an admin added.</summary>
    OneOff,

    /// <summary>What an earlier invoice was too small for.</summary>
    Carried,

    /// <summary>One of them came to less than nothing, which was given as a credit note.</summary>
    Credited,
}

/// <summary>A part of what an invoice is more than that before it, or less.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Amount">How much; below zero where it is less. Never nothing.</param>
/// <param name="Before">The line of the invoice before that it is about; null where that has none.</param>
/// <param name="Now">The line of this one; null where it has none.</param>
public sealed record Difference(DifferenceReason Reason, Money Amount, ComposedLine? Before, ComposedLine? Now);
