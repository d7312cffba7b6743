using BillingPortal.Core;
using BillingPortal.Core.Catalog;

namespace BillingPortal.Features.Catalog;

/// <summary>Reads a version that somebody wrote, and says of each field what is wrong with it, all at once.</summary>
internal static class ReadTyped
{
    public const int LongestName = 80;

    // What Stripe can charge at once: eight digits.
    private const long MostMinor = 99_999_999;
    private const long MostUnits = 1_000_000_000_000;

    public static Result<TierDraft> Read(TypedTier typed, Currency currency)
    {
        var faults = new List<Refusal>();
        var draft = new TierDraft(
            Amount(typed.Base, "base", currency, faults) ?? Money.Zero(currency), string.IsNullOrWhiteSpace(typed.Yearly) ? null : Amount(typed.Yearly, "yearly", currency, faults),
            Units(typed.Included, "included", faults), Units(typed.From, "from", faults), Price(typed.UnitPrice, faults), typed.HardLimit, Days(typed.TrialDays, faults),
            typed.NeedsCard, typed.CardFirst, typed.InvoicedBy, TypedFeature.Json(typed.Features));
        faults.AddRange(TypedFeature.Faults(typed.Features));
        // What could not be read is not judged as well.
        faults.AddRange(Judge(typed.Name, draft).Where(f => !faults.Exists(known => known.Field == f.Field)).ToArray());
        return faults.Count > 0 ? Result.Refuse<TierDraft>(faults) : draft;
    }

    private static IEnumerable<Refusal> Judge(string name, TierDraft draft)
    {
        foreach (var fault in TierFaults.Of(draft.Terms(name))) yield return fault;
        if (name.Length > LongestName) yield return new("name_long", $"Use at most {LongestName} letters.", "name");
        if (draft is { CardFirst: true, NeedsCard: false }) yield return new("card_first_invalid", "A card that is asked for at sign-up is needed as well. Tick both, or neither.", "cardFirst");
    }

    private static Money? Amount(string text, string field, Currency currency, List<Refusal> faults)
    {
        if (ExactNumber.Find(text) is not { } major || major > MostMinor) return Fault<Money?>(faults, field, $"Write an amount of {currency} in digits, with a point before the decimals, such as 49 or 49.90.", default);
        var minor = major * currency.Scale;
        if (minor > MostMinor) return Fault<Money?>(faults, field, $"At most {Written(MostMinor, currency)} can be charged at once.", default);
        if (minor != decimal.Truncate(minor)) return Fault<Money?>(faults, field, $"{currency} is paid with {(currency.Exponent == 0 ? "no" : $"at most {currency.Exponent}")} decimals.", default);
        if (minor % currency.Step != 0) return Fault<Money?>(faults, field, $"{currency} is charged in steps of {Written(currency.Step, currency)}.", default);
        return new((long)minor, currency);
    }

    private static string Written(long minor, Currency currency) => new Money(minor, currency).ToString();

    private static long Units(string text, string field, List<Refusal> faults) =>
        ExactNumber.FindWhole(text) is { } units and <= MostUnits ? units : Fault(faults, field, $"Write a whole number of units, from 0 to {MostUnits}, in digits.", 0L);

    private static UnitPrice? Price(string text, List<Refusal> faults) => string.IsNullOrWhiteSpace(text) ? null
        : ExactNumber.Find(text) is { } major && UnitPrice.Find(major) is { } price ? price
        : Fault<UnitPrice?>(faults, "unitPrice", $"Write the price of a unit in digits, with at most {UnitPrice.Decimals} decimals, up to {UnitPrice.Highest:0}, such as 0.0005. Leave it empty when nothing above is billed.", default);

    private static int? Days(string text, List<Refusal> faults) => string.IsNullOrWhiteSpace(text) ? null
        : ExactNumber.FindWhole(text) is { } days and <= TierFaults.LongestTrial ? (int)days
        : Fault<int?>(faults, "trialDays", $"A trial has 0 to {TierFaults.LongestTrial} days; leave it empty for the installation's.", default);

    private static T Fault<T>(List<Refusal> faults, string field, string sentence, T instead)
    {
        faults.Add(new(field switch { "unitPrice" => "unit_price_invalid", "trialDays" => "trial_days_invalid", _ => field + "_invalid" }, sentence, field));
        return instead;
    }
}
