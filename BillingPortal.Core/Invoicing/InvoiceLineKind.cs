namespace BillingPortal.Core.Invoicing;

/// <summary>What a line of an invoice is for, in the order in which lines stand.</summary>
public enum InvoiceLineKind
{
    /// <summary>A tier, by days.</summary>
    Base,

    /// <summary>Units above the allowance.</summary>
    Overage,

    /// <summary>Taken off the month.</summary>
    Discount,

    /// <summary>Usage of an earlier month that came, or was taken back, after its invoice was final.</summary>
    Late,

    /// <summary>A charge, or a discount below zero, that an admin added.</summary>
    OneOff,

    /// <summary>A line of an invoice that was too small to be collected.</summary>
    Carried,

    /// <summary>What the lines come to below zero: it is given as a credit note, and this line makes up for it.</summary>
    Credited,
}
