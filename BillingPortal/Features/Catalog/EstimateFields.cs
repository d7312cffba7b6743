using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Platform.Settings;

namespace BillingPortal.Features.Catalog;

/// <summary>Reads a month that somebody asks about, and says of every field that is wrong what to write.</summary>
internal sealed class EstimateFields(Func<string, TierTerms?> tiers, Currency currency, BillingSettings settings)
{
    private readonly List<Refusal> faults = [];

    public Result<MonthToRate> Read(JsonObject asked)
    {
        var fields = new AskedFields(asked, faults).Only("tier", "month", "used", "billingStart", "change", "cancelOn", "countStartDay", "capFirstMonth");
        var (tier, month, used) = (Tier(fields, "tier"), Month(fields), fields.Whole("used", "the units used in the month"));
        var span = Span(fields, month);
        var change = Change(fields, month, span.Start);
        var capped = fields.Flag("capFirstMonth", settings.CapFirstMonth);
        if (faults.Count > 0) return Result.Refuse<MonthToRate>(faults);
        var first = new DatedTerms(month!.Value.First, tier!);
        return new MonthToRate(month.Value, used!.Value, (DatedTerms[])(change is { } later ? [first, later] : [first]), (BillingSpan[])[span], capped);
    }

    private static CalendarMonth? Month(AskedFields fields)
    {
        var month = CalendarMonth.Find(AskedFields.TextOf(fields["month"]));
        if (month is null) fields.Refuse("month", "Write the month as text, such as 2027-06.");
        return month;
    }

    // Where nothing is said of a start, billing ran all the month.
    private BillingSpan Span(AskedFields fields, CalendarMonth? month)
    {
        var start = fields.Has("billingStart") ? DayOf(fields, "billingStart", month, null) : null;
        var (counts, cancelOn) = (fields.Flag("countStartDay", settings.CountStartDay), fields.Has("cancelOn") ? DayOf(fields, "cancelOn", month, start) : null);
        return start is { } day ? new(day, counts, cancelOn) : new((month ?? default).First, StartCounts: true, cancelOn);
    }

    private DatedTerms? Change(AskedFields fields, CalendarMonth? month, DateOnly start)
    {
        if (!fields.Has("change")) return null;
        if (fields.Object("change")?.Only("to", "on") is { } change)
        {
            var (tier, day) = (Tier(change, "to"), DayOf(change, "on", month, start));
            return tier is null || day is null ? null : new(day.Value, tier);
        }
        fields.Refuse("change", "Write an object with the tier and the day, such as {\"to\": \"Premium\", \"on\": \"2027-06-15\"}.");
        return null;
    }

    private static DateOnly? DayOf(AskedFields fields, string field, CalendarMonth? month, DateOnly? start)
    {
        if (fields.Day(field) is not { } day) return null;
        if (month is { } known && !known.Contains(day)) fields.Refuse(field, $"Write a day of the month, {known}.");
        else if (day < start) fields.Refuse(field, "Write the day on which billing starts, or a later one.");
        return day;
    }

    private TierTerms? Tier(AskedFields fields, string field)
    {
        if (fields.Object(field) is { } inline) return Inline(inline.Only("name", "baseMinor", "included", "unitPrice"));
        if (AskedFields.TextOf(fields[field]) is { } name && tiers(name) is { } tier) return tier;
        fields.Refuse(field, AskedFields.TextOf(fields[field]) is null
            ? "Write the name of a tier, or an object with name, baseMinor, included and unitPrice."
            : "There is no tier of this name, neither in the catalogue nor in a preset. GET /api/v1/plans lists those that are published.");
        return null;
    }

    private TierTerms? Inline(AskedFields tier)
    {
        var (name, minor) = (tier.Text("name", "Give the tier a name."), tier.Whole("baseMinor", $"the price of a month in the smallest unit of {currency}"));
        var (included, price) = (tier.Whole("included", "the units included"), Price(tier));
        return name is null || minor is null || included is null ? null : new(name, new(minor.Value, currency), included.Value, price);
    }

    private static UnitPrice? Price(AskedFields tier)
    {
        var price = UnitPrice.Find(AskedFields.TextOf(tier["unitPrice"]));
        if (price is null && !tier.IsNull("unitPrice")) tier.Refuse("unitPrice", $"Write the price of a unit as text, such as \"0.0005\": at most {UnitPrice.Decimals} decimals, up to {UnitPrice.Highest:0}. Write null when nothing above is billed.");
        return price;
    }
}
