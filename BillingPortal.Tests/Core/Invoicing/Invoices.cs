using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Periods;
using BillingPortal.Core.Rating;
using BillingPortal.Tests.Core.Rating;
using FsCheck;
using FsCheck.Fluent;

namespace BillingPortal.Tests.Core.Invoicing;

/// <summary>Invoices in short, and as text.</summary>
internal static class Invoices
{
    public const long Smallest = 50;

    public static InvoiceToCompose Of(MonthToRate? month = null, IReadOnlyList<LateMonth>? late = null, IReadOnlyList<long>? oneOffs = null, IReadOnlyList<long>? carried = null, bool hasNext = true, Currency? currency = null) =>
        new(currency ?? Currency.Usd, month, late ?? [], [.. (oneOffs ?? []).Select((minor, at) => new OneOff(at + 1, "Setting up", new(minor, currency ?? Currency.Usd)))],
            [.. (carried ?? []).Select(minor => new CarriedLine(7, new(2027, 5), "Basic", new(minor, currency ?? Currency.Usd)))], hasNext, Smallest);

    /// <summary>"Base 5000, Late -225 = 4775 Due".</summary>
    public static string Written(ComposedInvoice invoice) => string.Create(CultureInfo.InvariantCulture,
        $"{string.Join(", ", invoice.Lines.Select(l => $"{l.Kind} {l.Amount.Minor}"))} = {invoice.Total.Minor}{(invoice.Surplus.Minor > 0 ? $" and {invoice.Surplus.Minor} back" : "")} {invoice.Fate}");

    /// <summary>Everything an invoice may be made of.</summary>
    public static Gen<InvoiceToCompose> Any(Currency currency) =>
        from month in RatingLawsTests.MonthsIn(currency)
        from has in Gen.Choose(0, 5)
        from late in Late(currency)
        from oneOffs in Amounts(currency)
        from carried in Amounts(currency)
        from next in Gen.Elements(true, false)
        select Of(has == 0 ? null : month, late, oneOffs, [.. carried.Select(Math.Abs)], next, currency);

    public static void Hold<T>(Gen<T> any, Action<T> law) => Prop.ForAll(any.ToArbitrary(), law).QuickCheckThrowOnFailure();

    private static Gen<LateMonth[]> Late(Currency currency) =>
        from count in Gen.Choose(0, 2)
        from months in Gen.ArrayOf(RatingLawsTests.MonthsIn(currency), count)
        from now in Gen.Choose(0, 10_000)
        select months.Select(m => new LateMonth(m, now)).ToArray();

    private static Gen<long[]> Amounts(Currency currency) =>
        from count in Gen.Choose(0, 3)
        from amounts in Gen.ArrayOf(Gen.Choose(-5_000, 5_000), count)
        select amounts.Select(a => (long)a * currency.Step).ToArray();
}
