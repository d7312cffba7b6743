using BillingPortal.Core.Invoicing;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices.Portal;

/// <summary>What comes next with the invoice of the running month.</summary>
internal static class UpcomingWords
{
    /// <summary>What happens, and when.</summary>
    public static string Next(Upcoming upcoming, Show show) => upcoming.Awaits
        ? $"{Month(upcoming)} ends on {show.InstantWithZone(upcoming.Ends)}: then its draft is here. It becomes final once we have looked through it, and comes to you by mail."
        : $"{Month(upcoming)} ends on {show.InstantWithZone(upcoming.Ends)}: then its draft is here. It becomes final on {show.InstantWithZone(upcoming.FinalFrom)} and comes to you by mail, as a PDF. You need not do anything.";

    /// <summary>What becomes of the sum, where it is not simply due.</summary>
    public static string? Fate(Upcoming upcoming, Show show) => upcoming.Fate switch
    {
        InvoiceFate.Move => $"{show.Money(upcoming.Shown.Total)} is too little to be collected: with nothing more it would stand on the invoice after.",
        InvoiceFate.Waive => $"{show.Money(upcoming.Shown.Total)} is too little to be collected, and there is no invoice after: with nothing more you would not pay it.",
        InvoiceFate.Nothing => "With nothing more there is nothing to pay.",
        InvoiceFate.TooLarge => "That is more than can be charged at once: we would look at it first.",
        _ => null,
    };

    private static string Month(Upcoming upcoming) => InvoiceText.Month(upcoming.Shown.Month);
}
