using System.Text.Json;
using BillingPortal.Core.Invoicing;
using BillingPortal.Platform.Data.Model.Invoices;

namespace BillingPortal.Features.Invoices;

/// <summary>Reads again what an invoice was made of. What somebody wrote into the database behind the program's back must not hide the rest; verifying says what is wrong.</summary>
internal static class ReadFacts
{
    /// <summary>Null when it cannot be read, or was not written by the engine.</summary>
    public static InvoiceFacts? Of(InvoiceRow row)
    {
        try
        {
            return InvoiceFacts.Parse(row.Facts) is { Late: not null, OneOffs: not null, Carried: not null, Currency: not null } facts && facts.Currency == row.Currency.Code ? facts : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The invoice made again; null when these facts make none.</summary>
    public static ComposedInvoice? Made(InvoiceFacts facts) => Input(facts) is { } input ? Made(input) : null;

    /// <summary>What Core makes it of; null when something in it is nothing that Core knows.</summary>
    public static InvoiceToCompose? Input(InvoiceFacts facts) => Tried(facts.ToCompose);

    private static ComposedInvoice? Made(InvoiceToCompose input) => Tried(() => ComposeInvoice.Of(input));

    private static T? Tried<T>(Func<T> make) where T : class
    {
        try
        {
            return make();
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or OverflowException or InvalidOperationException or NullReferenceException)
        {
            return null;
        }
    }
}
