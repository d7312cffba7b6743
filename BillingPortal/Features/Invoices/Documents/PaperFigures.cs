using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Invoices.Documents;

/// <summary>How the figures of a document are written for its buyer.</summary>
internal sealed class PaperFigures(Show show, Currency currency)
{
    /// <summary>Before a price that has more decimals than are shown.</summary>
    public const string Near = "≈";

    private const int MostDecimals = 6;
    private const decimal Cent = 0.01m;

    public Show Show => show;

    public static PaperFigures For(Party buyer, Currency currency, TimeZoneInfo zone) => new(new(CultureOf(buyer.Locale), zone), currency);

    public string Money(long minor) => show.Money(new(minor, currency));

    /// <summary>A price as it is kept: a decimal, or a fraction of two. Prices of less than a cent are fine by nature; others are only where they are the mean of several.</summary>
    public string UnitPrice(string? price)
    {
        if (price is null) return "";
        var parts = price.Split('/');
        var exact = parts.Select(p => decimal.Parse(p, CultureInfo.InvariantCulture)).Aggregate((above, below) => above / below);
        var shown = parts.Length > 1 || exact > Cent ? decimal.Round(exact, MostDecimals, MidpointRounding.AwayFromZero) : exact;
        return (shown == exact ? "" : Near + " ") + show.UnitPrice(shown, currency);
    }

    /// <summary>"24 of 30".</summary>
    public static string Days(InvoiceLineRow line) => line.Days is not { } days ? "" : line.OfDays is { } of ? string.Create(CultureInfo.InvariantCulture, $"{days} of {of}") : days.ToString(CultureInfo.InvariantCulture);

    public string Span(DateOnly first, DateOnly last) => first == last ? show.Date(first) : $"{show.Date(first)} – {show.Date(last)}";

    public string Month(DateOnly first) => Span(first, CalendarMonth.Of(first).Last);

    // Of a locale that this machine does not know figures are written as everywhere.
    private static CultureInfo CultureOf(string? locale)
    {
        try
        {
            return CultureInfo.GetCultureInfo(locale ?? "en-US");
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.GetCultureInfo("en-US");
        }
    }
}
