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

    private const int Figures = 5;

    public Show Show => show;

    public static PaperFigures For(Party buyer, Currency currency, TimeZoneInfo zone) => new(new(CultureOf(buyer.Locale), zone), currency);

    public string Money(long minor) => show.Money(new(minor, currency));

    /// <summary>A price as it is kept: a decimal, or a fraction of two where it is the mean of several, which need not end and is shown to five figures.</summary>
    public string UnitPrice(string? price) => price?.Split('/') switch
    {
        null => "",
        [var exact] => show.UnitPrice(Read(exact), currency),
        [var above, var below] => Mean(Read(above) / Read(below)),
        _ => throw new FormatException($"'{price}' is no price."),
    };

    /// <summary>"24 of 30".</summary>
    public static string Days(InvoiceLineRow line) => line.Days is not { } days ? "" : line.OfDays is { } of ? string.Create(CultureInfo.InvariantCulture, $"{days} of {of}") : days.ToString(CultureInfo.InvariantCulture);

    public string Span(DateOnly first, DateOnly last) => first == last ? show.Date(first) : $"{show.Date(first)} – {show.Date(last)}";

    public string Month(DateOnly first) => Span(first, CalendarMonth.Of(first).Last);

    private string Mean(decimal exact)
    {
        var decimals = Figures - 1;
        for (var least = 1m; exact < least && decimals < Core.UnitPrice.Decimals; least /= 10) decimals++;
        var shown = decimal.Round(exact, decimals, MidpointRounding.AwayFromZero);
        return (shown == exact ? "" : Near + " ") + show.UnitPrice(shown, currency);
    }

    private static decimal Read(string number) => decimal.Parse(number, CultureInfo.InvariantCulture);

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
