using System.Globalization;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Catalog.Contracts;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices.Closing.Making;

/// <summary>What customers read on a line of an invoice.</summary>
internal static class InvoiceLineWords
{
    private const string CarriedFrom = "Carried from ";

    /// <summary>"Basic, 21 of 30 days", "130 units above 70 at $2.25", "Late usage for May 2026" …</summary>
    public static string Of(ComposedLine line, Show show) => line switch
    {
        { Rated: { } rated } => Of(rated, show),
        { Late: { } late } => (line.Amount.Minor < 0 ? "Usage taken back for " : "Late usage for ") + Month(late.Month),
        { OneOff: { } one } => one.Text,
        { Carried: { } carried } => carried.Text.StartsWith(CarriedFrom, StringComparison.Ordinal) ? carried.Text : $"{CarriedFrom}{Month(carried.Month)}: {carried.Text}",
        _ => "Given back as a credit note",
    };

    /// <summary>"May 2026".</summary>
    public static string Month(CalendarMonth month) => month.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Of(RatedLine line, Show show) => line.Kind switch
    {
        RatedLineKind.Base => line.Days == line.Of ? $"{line.Tier}, {Month(CalendarMonth.Of(line.First))}" : $"{line.Tier}, {Days(line)}",
        RatedLineKind.Overage => $"{LineWords.Units(line.Units, show)} above {show.Number(line.Allowance)} at {LineWords.Price(line.UnitPrice!, line.Amount.Currency, show)}",
        _ when line.Discount!.OfHundred is { } percent => $"Discount of {show.Number(percent)}%",
        _ when line.Days == line.Of => $"Discount of {show.Money(line.Discount!.AMonth!.Value)}",
        _ => $"Discount of {show.Money(line.Discount!.AMonth!.Value)} a month, {Days(line)}",
    };

    private static string Days(RatedLine line) => $"{line.Days} of {line.Of} days";
}
