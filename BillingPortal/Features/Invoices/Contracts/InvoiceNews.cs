using BillingPortal.Platform.Facts;

namespace BillingPortal.Features.Invoices.Contracts;

/// <summary>An invoice got its number and is to be paid, or there is nothing to be paid of it.</summary>
public sealed record InvoiceFinal(long ProfileId, long InvoiceId) : IFact
{
    public static string Kind => "invoice-final";

    public string Subject => $"customer:{ProfileId}";
}

/// <summary>A credit note was made.</summary>
/// <param name="CreditNote">Its public id.</param>
public sealed record CreditNoteFinal(long ProfileId, string CreditNote) : IFact
{
    public static string Kind => "credit-note-final";

    public string Subject => $"customer:{ProfileId}";
}
