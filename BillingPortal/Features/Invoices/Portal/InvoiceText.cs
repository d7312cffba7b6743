using System.Globalization;
using BillingPortal.Core.Periods;
using BillingPortal.Platform.Data.Model.Invoices;
using BillingPortal.Platform.Ui.Formatting;
using BillingPortal.Platform.Ui.Parts;

namespace BillingPortal.Features.Invoices.Portal;

/// <summary>What the states of an invoice are called, and what they mean to whoever is billed.</summary>
internal static class InvoiceText
{
    /// <summary>"June 2026".</summary>
    public static string Month(CalendarMonth month) => month.First.ToString("MMMM yyyy", CultureInfo.InvariantCulture);

    public static string Month(DateOnly day) => Month(CalendarMonth.Of(day));

    /// <summary>Its number, or what it is while it has none.</summary>
    public static string Name(InvoiceRow row) => row.Number is { } number ? $"Invoice {number}" : row.State switch
    {
        InvoiceState.Draft => $"Draft for {Month(row.Month)}",
        InvoiceState.Parked => $"Draft for {Month(row.Month)}",
        _ => $"{Month(row.Month)}, not invoiced",
    };

    public static string About(InvoiceRow row) => row.Kind == InvoiceKind.Closing ? $"After {Month(row.Month)}" : Month(row.Month);

    public static string Word(InvoiceState state) => state switch
    {
        InvoiceState.Parked => "In review",
        InvoiceState.Uncollectible => "Written off",
        InvoiceState.Void => "Taken back",
        _ => state.ToString(),
    };

    public static Tone Tone(InvoiceState state) => state switch
    {
        InvoiceState.Open or InvoiceState.Draft => Platform.Ui.Parts.Tone.Info,
        InvoiceState.Paid => Platform.Ui.Parts.Tone.Ok,
        InvoiceState.Parked => Platform.Ui.Parts.Tone.Warn,
        _ => Platform.Ui.Parts.Tone.Neutral,
    };

    /// <summary>How it stands and what happens next, to its customer.</summary>
    public static string Next(ShownInvoice shown, Show show, TimeZoneInfo zone) => shown.Row.State switch
    {
        InvoiceState.Draft when shown.AwaitsApproval => "This is a draft: it becomes final once we have looked through the month, and takes in what came in until then. Nothing is due before.",
        InvoiceState.Draft when shown is { Row.WaitsForDay: { } day, FinalFrom: { } latest } =>
            $"This is a draft: it waits for the usage of {show.Date(day)}, and becomes final when that is told, on {show.InstantWithZone(latest)} at the latest. Nothing is due before.",
        InvoiceState.Draft when shown.FinalFrom is { } from => $"This is a draft: it becomes final on {show.InstantWithZone(from)} and takes in what came in until then. Nothing is due before.",
        InvoiceState.Draft => "This is a draft: it becomes final soon, and takes in what comes in until then. Nothing is due before.",
        InvoiceState.Parked => "We are looking at this one before it becomes final. Nothing is due until then, and there is nothing for you to do.",
        InvoiceState.Open => Open(shown, show),
        InvoiceState.Paid when shown.Row.TotalMinor == 0 => "Nothing was due for it. There is nothing for you to do.",
        InvoiceState.Paid => $"Nothing is due any more{On(shown, show, zone)}. There is nothing for you to do.",
        InvoiceState.Void => $"This invoice was taken back as a whole{On(shown, show, zone)}: nothing is due for it. It stays here with its number, so that no number is missing.",
        InvoiceState.Uncollectible => $"We wrote this invoice off{On(shown, show, zone)}: nobody asks for the money any more.",
        InvoiceState.Moved => $"{show.Money(shown.Total)} is too little to be collected, so its lines stand on your next invoice. Nothing is due here.",
        InvoiceState.Waived => $"{show.Money(shown.Total)} is too little to be collected, and there is no next invoice to put it on: you need not pay it.",
        _ => throw new ArgumentOutOfRangeException(nameof(shown), shown.Row.State, "No words for this state."),
    };

    private static string Open(ShownInvoice shown, Show show)
    {
        var due = shown.Row.DueOn is { } day ? $" on {show.Date(day)}" : "";
        return shown.Row.SettledMinor == 0 ? $"{show.Money(shown.Due)} was due{due}." : $"{show.Money(shown.Due)} of {show.Money(shown.Total)} is still due; it was due{due}.";
    }

    private static string On(ShownInvoice shown, Show show, TimeZoneInfo zone) => shown.Row.ClosedAt is { } at ? $" since {show.Date(zone.DayOf(at))}" : "";
}
