using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Catalog;
using BillingPortal.Core.Entitlements;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Core.Subscriptions;

namespace BillingPortal.Tests.Core.Entitlements;

/// <summary>Customers' lives in a few letters, for tables. All of it in June and July 2027; "20T12:00" is an instant of June, "7-03" a day of July.</summary>
internal static class LifeText
{
    public static readonly TierTerms Basic = new("Basic", new(5000, Currency.Usd), 100, UnitPrice.Parse("2.25"));
    public static readonly TierTerms First = Basic with { Name = "First", CardFirst = true };
    public static readonly TierTerms Free = new("Free", Money.Zero(Currency.Usd), 100, null, HardLimit: true, NeedsCard: false);
    private static readonly TierTerms[] All = [Basic, First, Free];

    public static DateTime At(string text)
    {
        var (day, time) = (text.Split('T')[0], text.Contains('T', StringComparison.Ordinal) ? text.Split('T')[1] : "00:00");
        var (month, number) = day.Contains('-', StringComparison.Ordinal) ? (day[..1], day[2..]) : ("6", day);
        return DateTime.SpecifyKind(DateTime.ParseExact($"2027-0{month}-{int.Parse(number, CultureInfo.InvariantCulture):00} {time}", "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), DateTimeKind.Utc);
    }

    /// <summary>"Basic 3 trial 17", "Free 3; Basic 10 trial 10", "Basic 3 trial 17 left 7-01".</summary>
    public static Tenure[] Tenures(string text, params (string From, string Tier)[] changes)
    {
        var parts = text.Split("; ").Select(p => p.Split(' ')).ToArray();
        return [.. parts.Select((p, i) => Of(p, i + 1 < parts.Length ? At(parts[i + 1][1]) : null, changes))];
    }

    public static CardSpan[] Cards(string text) => text.Length == 0 ? [] : [.. text.Split("; ").Select(c => c.Split("..")).Select(c => new CardSpan(At(c[0]), c.Length > 1 ? At(c[1]) : null))];

    public static string Written(IReadOnlyList<Stretch> life) => string.Join(", ", life.Select(s => $"{s.Kind} {Short(s.From)}..{(s.Until is { } until ? Short(until) : "")}"));

    public static string Short(DateTime instant) => instant.ToString(instant.TimeOfDay == TimeSpan.Zero ? "M-dd" : "M-dd HH:mm", CultureInfo.InvariantCulture);

    public static PlanHistory History(Tenure[] tenures, params BillingSpan[] spans) => new([.. tenures.SelectMany(t => t.History.Choices)], spans, []);

    private static Tenure Of(string[] words, DateTime? until, (string From, string Tier)[] changes)
    {
        var from = At(words[1]);
        TierChoice[] choices = [new(TimeZoneInfo.Utc.DayOf(from), Tier(words[0]), []), .. changes.Select(c => new TierChoice(TimeZoneInfo.Utc.DayOf(At(c.From)), Tier(c.Tier), []))];
        return new(from, After(words, "trial"), After(words, "left"), until, new(choices, [], []));
    }

    private static TierTerms Tier(string name) => Array.Find(All, t => t.Name == name)!;

    private static DateTime? After(string[] words, string word) => Array.IndexOf(words, word) is >= 0 and var at ? At(words[at + 1]) : null;
}
