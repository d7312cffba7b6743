using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Features.Invoices.Closing.Making;
using BillingPortal.Platform.Api;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices.Truth;

/// <summary>Holds each line as it is stored against the same line made again. Our own wording is no part of it, because it may be said better some day; what an admin wrote is.</summary>
internal static class CompareLines
{
    private static readonly Show Show = new(CultureInfo.InvariantCulture, TimeZoneInfo.Utc);

    public static IEnumerable<InvoiceFault> Of(InvoiceRow row, IReadOnlyList<InvoiceLineRow> stored, ComposedInvoice made)
    {
        InvoiceLineRow[] again = [.. LineRows.Of(made, Show)];
        if (stored.Count != again.Length)
            yield return new(InvoiceCodes.Faults.LinesMissing, string.Create(CultureInfo.InvariantCulture, $"The invoice has {stored.Count} lines; made again it has {again.Length}."));
        foreach (var (line, other) in stored.Zip(again))
            if (Differs(row.Currency, line, other) is { } what) yield return new(InvoiceCodes.Faults.LineDiffers, string.Create(CultureInfo.InvariantCulture, $"Line {line.Position} {what}"), line.Position);
        foreach (var fault in Totals(row, stored, made)) yield return fault;
    }

    private static string? Differs(Currency currency, InvoiceLineRow line, InvoiceLineRow again)
    {
        if (line.AmountMinor != again.AmountMinor) return $"says {Show.Money(new(line.AmountMinor, currency))}, and comes to {Show.Money(new(again.AmountMinor, currency))}.";
        if (line.Kind == InvoiceLineKind.OneOff && !string.Equals(line.Text, again.Text, StringComparison.Ordinal)) return $"says '{line.Text}', and '{again.Text}' was agreed.";
        return Of(line) == Of(again) ? null : $"does not say what it was reckoned from. It says {Written(line)}; made again it says {Written(again)}.";
    }

    private static (int, InvoiceLineKind, DateOnly, long?, string?, DateOnly?, DateOnly?, int?, int?, string?, int?, string?, long?, long?) Of(InvoiceLineRow line) =>
        (line.Position, line.Kind, line.Month, line.Units, line.UnitPrice, line.FirstDay, line.LastDay, line.Days, line.OfDays, line.Tier, line.TierVersion, line.Override, line.OneOffId, line.FromInvoiceId);

    private static string Written(InvoiceLineRow line) => string.Join(", ", new[]
    {
        InvoiceNames.Of(line.Kind), line.Month.ToString("MMMM yyyy", CultureInfo.InvariantCulture), line.Tier is null ? null : $"{line.Tier} version {line.TierVersion}", line.Override is null ? null : "own terms " + line.Override,
        line.Days is null ? null : $"{line.Days} of {line.OfDays} days from {line.FirstDay:yyyy-MM-dd} to {line.LastDay:yyyy-MM-dd}", line.Units is null ? null : $"{line.Units} units", line.UnitPrice,
    }.OfType<string>());

    private static IEnumerable<InvoiceFault> Totals(InvoiceRow row, IReadOnlyList<InvoiceLineRow> stored, ComposedInvoice made)
    {
        string Written(long minor) => Show.Money(new(minor, row.Currency));
        var sum = stored.Sum(l => l.AmountMinor);
        if (row.SubtotalMinor != made.Total.Minor) yield return new(InvoiceCodes.Faults.TotalDiffers, $"The invoice says {Written(row.SubtotalMinor)} before tax, and comes to {Show.Money(made.Total)}.");
        if (sum != row.SubtotalMinor) yield return new(InvoiceCodes.Faults.TotalDiffers, $"The lines add up to {Written(sum)}, and the invoice says {Written(row.SubtotalMinor)}.");
        if (row.SubtotalMinor + row.TaxMinor != row.TotalMinor) yield return new(InvoiceCodes.Faults.TotalDiffers, $"With tax the invoice comes to {Written(row.SubtotalMinor + row.TaxMinor)}, and says {Written(row.TotalMinor)}.");
    }
}
