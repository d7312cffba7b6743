using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>How an invoice stands, in words for whoever has it in hand.</summary>
internal static class InvoiceWords
{
    /// <summary>What is still to be paid: nothing of one that is not open.</summary>
    public static long Due(InvoiceRow invoice) => invoice.State == InvoiceState.Open ? invoice.TotalMinor - invoice.SettledMinor : 0;

    public static string Headline(InvoiceRow invoice, Show show) => invoice.State switch
    {
        InvoiceState.Draft or InvoiceState.Parked => "So far",
        InvoiceState.Open => invoice.DueOn is { } day ? $"Due on {show.Date(day)}" : "Due",
        InvoiceState.Paid => invoice.TotalMinor == 0 ? "Nothing is due" : "Paid: nothing is due",
        InvoiceState.Moved => "Moved to the next invoice",
        _ => "Nothing is due",
    };

    public static string? Warning(InvoiceState state) => state switch
    {
        InvoiceState.Draft or InvoiceState.Parked => "This is a draft and not an invoice: amounts may change until it is final and has a number.",
        InvoiceState.Void => "This invoice was taken back as a whole. Nothing is to be paid for it.",
        InvoiceState.Moved => "This is not an invoice: the amount is too small to be collected, and its lines stand on the next one.",
        InvoiceState.Waived => "This is not an invoice: the amount is too small to be collected, and it is given away.",
        _ => null,
    };

    /// <summary>What became of a rest that nobody paid; null where there is none, or where it is still expected.</summary>
    public static string? GivenUp(InvoiceRow invoice) => invoice.TotalMinor == invoice.SettledMinor ? null : invoice.State switch
    {
        InvoiceState.Void => "Taken back",
        InvoiceState.Uncollectible => "Written off",
        _ => null,
    };
}
