using System.Globalization;
using BillingPortal.Platform.Data.Model.Invoices;

namespace BillingPortal.Features.Invoices;

/// <summary>A number, as it is typed: "INV-2026-000012", in any case and with or without its zeros.</summary>
internal sealed record TypedNumber(string Series, int Year, int Sequence)
{
    /// <summary>Null for anything else.</summary>
    public static TypedNumber? In(string text) => text.ToUpperInvariant().Split('-') is [var series, var year, var sequence] && Whole(year) is { } y && Whole(sequence) is { } s ? new(series, y, s) : null;

    private static int? Whole(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : null;
}

internal static class NamedInvoices
{
    /// <summary>The one of this id or number; each has an index that leads to it.</summary>
    public static IQueryable<InvoiceRow> Named(this IQueryable<InvoiceRow> invoices, string name) => TypedNumber.In(name) is { Series: var series, Year: var year, Sequence: var sequence }
        ? invoices.Where(i => i.Series == series && i.Year == year && i.Sequence == sequence)
        : invoices.Where(i => i.PublicId == name);
}
