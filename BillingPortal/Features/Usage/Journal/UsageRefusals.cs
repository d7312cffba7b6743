using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Features.Usage.Contracts;
using BillingPortal.Platform.Api;

namespace BillingPortal.Features.Usage.Journal;

/// <summary>Why usage is not taken, in the words that the sender reads.</summary>
internal static class UsageRefusals
{
    public const int OldestDays = 35;
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(OldestDays);
    public static readonly TimeSpan Earliest = TimeSpan.FromMinutes(5);

    public static readonly Refusal CustomerUnknown = new(Codes.CustomerUnknown, "There is no customer of this id or reference. Make the customer first, or mend the reference; then send the event again.", "customer");
    public static readonly Refusal OtherSource = new(Codes.SourceConflict, "The usage of this customer's day was reported as a total, which events would count again. Report a new total for the day.", "at");
    public static readonly Refusal EventsThere = new(Codes.SourceConflict, "The usage of this customer's day came as events, which a total would count again. Send events, or reverse them first.", "day");
    public static readonly Refusal OtherContent = new(Codes.OfEvents.EventConflict, "This id was used before for an event with other content. Give a new event a new id.", "eventId");
    public static readonly Refusal OthersRefused = new(Codes.OfEvents.OthersRefused, "Nothing is wrong with this event, but another one of the request was not taken, and all or nothing was asked for.");
    public static readonly Refusal EventUnknown = new(Codes.NotFound, "There is no event of this id.", "eventId");
    public static readonly Refusal NotReversible = new(Codes.NotReversible, "Only an event can be taken back. A day's total is replaced by reporting another; a reversal stays.", "eventId");
    public static readonly Refusal UnitsZero = new(Codes.OfEvents.UnitsInvalid, "An event of 0 units says nothing. Leave it out.", "units");
    public static readonly Refusal UnitsNegative = new(Codes.OfEvents.UnitsInvalid, "Units are above zero. To take an event back, reverse it.", "units");
    public static readonly Refusal UnitsFractional = new(Codes.OfEvents.UnitsInvalid, "Units are whole numbers. Count in a smaller unit, or send the rounded number.", "units");
    public static readonly Refusal UnitsHuge = new(Codes.OfEvents.UnitsInvalid, $"One event has at most {UsageLimits.Units.ToString("N0", CultureInfo.InvariantCulture)} units. If it is true, send it as several.", "units");
    public static readonly Refusal TotalInvalid = new(Codes.FieldsInvalid, $"A day's total is a whole number, 0 to {UsageLimits.Total.ToString("N0", CultureInfo.InvariantCulture)}.", "total");
    public static readonly Refusal DayAhead = new(Codes.TooEarly, "This day has not begun.", "day");
    public static readonly Refusal DayOld = new(Codes.TooOld, $"This day ended more than {OldestDays} days ago, and its bill may be final. Ask an admin to correct it.", "day");

    public static Refusal TooOld(DateTime at) => new(Codes.TooOld, $"The event's time, {Show(at)}, is more than {OldestDays} days ago. Ask an admin to correct what is missing.", "at");

    public static Refusal TooEarly(DateTime at, DateTime now) => new(Codes.TooEarly, $"The event's time, {Show(at)}, is more than {Earliest.TotalMinutes:0} minutes ahead of ours, {Show(now)}. Check the clock of the sender.", "at");

    private static string Show(DateTime at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
