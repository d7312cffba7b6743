using System.Globalization;
using BillingPortal.Platform.Data.Model.Usage;
using Microsoft.AspNetCore.Http.Extensions;

namespace BillingPortal.Features.Usage.Portal;

/// <summary>What is asked for, as it stands in the addresses of the pages. What nobody could have chosen asks for nothing.</summary>
internal static class UsageAddress
{
    public const string Page = "/usage";
    public const string Events = "/usage/events";
    public const string EventsFile = "/usage/events.csv";
    public const string Limits = "/usage/limits";

    public static string Day(DateOnly day) => $"{Page}?day={Written(day)}";

    public static string Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 9000 ? day : null;

    public static UsageQuestion Read(string? from, string? to, string? id, string? source, string? before, string? after) => new(
        Day(from), Day(to), string.IsNullOrWhiteSpace(id) ? null : id.Trim(), Enum.TryParse<UsageSource>(source, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null, Place(after, newer: true) ?? Place(before, newer: false));

    /// <summary>All but the place.</summary>
    public static string To(string path, UsageQuestion asked, UsagePlace? place = null)
    {
        var all = new[] { ("from", Written(asked.From)), ("to", Written(asked.To)), ("id", asked.EventId ?? ""), ("source", asked.Source?.ToString().ToLowerInvariant() ?? ""), (place?.Newer == true ? "after" : "before", Written(place)) };
        return path + new QueryBuilder(all.Where(q => q.Item2.Length > 0).Select(q => KeyValuePair.Create(q.Item1, q.Item2))).ToQueryString();
    }

    private static string Written(UsagePlace? place) => place is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{place.At.Ticks}-{place.Id}");

    private static UsagePlace? Place(string? text, bool newer) =>
        text?.Split('-') is [var at, var id] && long.TryParse(at, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTime.MaxValue.Ticks && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row)
            ? new(new(ticks, DateTimeKind.Utc), row, newer)
            : null;
}
