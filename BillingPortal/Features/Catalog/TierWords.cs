using BillingPortal.Core;
using BillingPortal.Platform.Data.Model.Catalog;
using BillingPortal.Platform.Ui.Formatting;

namespace BillingPortal.Features.Catalog;

/// <summary>A field of a version that is not as it was.</summary>
public sealed record FieldChange(string Label, string Before, string After);

/// <summary>A version in the words that people compare. Every text is exact: what reads the same is the same.</summary>
public static class TierWords
{
    public static IReadOnlyList<(string Label, string Text)> Of(TierDraft draft, Show show) =>
    [
        ("Base a month", show.Money(draft.Base)),
        ("Base a year", draft.Yearly is { } yearly ? show.Money(yearly) : "Not sold so"),
        ("Units included", show.Number(draft.Included)),
        ("Range from", show.Number(draft.From)),
        ("Each unit above", Above(draft.UnitPrice, draft.Base.Currency, show)),
        ("At the allowance", draft.HardLimit ? "Use stops" : "Use goes on"),
        ("Trial", draft.TrialDays is { } days ? Days(days, show) : "As the installation has it"),
        ("Card", (draft.NeedsCard, draft.CardFirst) switch { (false, _) => "Not needed", (_, true) => "Asked for at sign-up", _ => "Needed after the trial" }),
        ("Invoiced by", draft.InvoicedBy == Invoicer.Stripe ? "Stripe" : "This portal"),
        ("Features", Features(draft)),
    ];

    /// <summary>Field by field what differs; empty when nothing does.</summary>
    public static IReadOnlyList<FieldChange> Between(TierDraft before, TierDraft after, Show show) =>
        [.. Of(before, show).Zip(Of(after, show), (b, a) => new FieldChange(b.Label, b.Text, a.Text)).Where(c => c.Before != c.After)];

    /// <summary>Everything of a version that is new.</summary>
    public static IReadOnlyList<FieldChange> Anew(TierDraft draft, Show show) => [.. Of(draft, show).Select(f => new FieldChange(f.Label, "", f.Text))];

    public static string Days(int days, Show show) => days switch { 0 => "None", 1 => "1 day", _ => show.Number(days) + " days" };

    private static string Above(UnitPrice? price, Currency currency, Show show) => price is { } of ? show.UnitPrice(of.Major, currency) : "Not billed";

    private static string Features(TierDraft draft) =>
        TypedFeature.Of(draft.Features) is { Count: > 0 } rows ? string.Join(", ", rows.Select(r => $"{r.Name}: {r.Value}")) : "None";
}
