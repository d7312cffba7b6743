using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Features.Invoices.Closing.Making;

namespace BillingPortal.Features.Invoices.Closing;

/// <summary>Why an invoice waits for somebody to look at it.</summary>
internal static class HoldBack
{
    private const int Longest = 500;

    /// <summary>Null when nothing holds it back. One that was released is held back only by what was said of the customer as a whole.</summary>
    public static string? Why(MadeInvoice made, Buyer buyer, bool released)
    {
        var why = buyer.ParkedWhy is { } parked ? "Invoices of this customer are parked: " + parked : released ? null : Unusual(made, buyer);
        return why?.Length > Longest ? why[..Longest] : why;
    }

    private static string? Unusual(MadeInvoice made, Buyer buyer)
    {
        var (total, show) = (made.Composed.Total, buyer.Show);
        if (made.Composed.Fate == InvoiceFate.TooLarge) return $"{show.Money(total)} is more than can be charged at once.";
        return Brake.Of(total.Minor, made.Composed.Lines.Count, buyer.Before) switch
        {
            BrakeReason.Lines => $"It has {made.Composed.Lines.Count} lines; with more than {Brake.MostLines} it is looked at first.",
            BrakeReason.Unusual => $"{show.Money(total)} is more than {Brake.Times} times what this customer usually pays, {show.Money(new((long)Brake.MedianOf(buyer.Before)!.Value, total.Currency))}.",
            _ => null,
        };
    }
}
