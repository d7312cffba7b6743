using System.Globalization;
using BillingPortal.Platform.Api;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>Something about an invoice that is not what it was made of.</summary>
/// <param name="Code">One of <see cref="InvoiceCodes.Faults"/>.</param>
/// <param name="Sentence">For the customer, with the figures of both sides.</param>
/// <param name="Line">The position of the line that it is about; null when it is about none.</param>
public sealed record InvoiceFault(string Code, string Sentence, int? Line = null);

/// <summary>What came of making an invoice again.</summary>
/// <param name="Name">Its number, or its id while it has none.</param>
/// <param name="Lines">How many were compared.</param>
/// <param name="Events">How many events of usage were counted again.</param>
/// <param name="Faults">Empty when all of it is right.</param>
public sealed record InvoiceVerified(long Id, string PublicId, string Name, int Lines, long Events, IReadOnlyList<InvoiceFault> Faults)
{
    public bool IsRight => Faults.Count == 0;

    /// <summary>The answer in a sentence.</summary>
    public string Sentence => IsRight
        ? string.Create(CultureInfo.InvariantCulture, $"All of it is right: {Counted(Events, "event")} of usage {(Events == 1 ? "was" : "were")} counted again, and {Counted(Lines, "line")} and the total come out the same.")
        : $"{Counted(Faults.Count, "thing")} {(Faults.Count == 1 ? "is" : "are")} not right: {Faults[0].Sentence}";

    private static string Counted(long count, string what) => count == 1 ? "1 " + what : string.Create(CultureInfo.InvariantCulture, $"{count:N0} {what}s");
}
