using System.Globalization;
using BillingPortal.Platform.Data.Model.Usage;
using BillingPortal.Platform.Ui.Formatting;
using Microsoft.AspNetCore.Http.Extensions;

namespace BillingPortal.Features.Usage.Admin;

/// <summary>What is asked of the lists, as it stands in the pages' addresses. What nobody could have chosen asks for nothing.</summary>
internal static class UsageAddress
{
    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;

    public static long? Id(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    public static UsageSource? Source(string? text) => Enum.GetValues<UsageSource>().Where(s => Code(s) == text).Select(s => (UsageSource?)s).FirstOrDefault();

    public static string Code(UsageSource source) => source.ToString().ToLowerInvariant();

    public static string Word(UsageSource source) => source switch
    {
        UsageSource.Reported => "Reported",
        UsageSource.Consumed => "Consumed",
        UsageSource.Total => "Day's total",
        UsageSource.Imported => "Imported",
        _ => "Reversal",
    };

    public static string To(string page, params IEnumerable<(string Name, string? Value)> query) =>
        page + new QueryBuilder(query.Where(q => !string.IsNullOrWhiteSpace(q.Value)).Select(q => KeyValuePair.Create(q.Name, q.Value!))).ToQueryString();

    public static string To(EventsQuestion asked) => To(UsagePlaces.Events, ("customer", asked.Customer), ("from", Text(asked.From)), ("to", Text(asked.To)),
        ("source", asked.Source is { } source ? Code(source) : null), ("id", asked.EventId), ("after", asked.After?.ToString(CultureInfo.InvariantCulture)));

    public static string? Text(DateOnly? day) => day is { } d ? Show.Machine(d) : null;
}
