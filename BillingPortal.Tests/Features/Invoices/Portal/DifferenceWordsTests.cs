using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Core.Invoicing;
using BillingPortal.Core.Rating;
using BillingPortal.Features.Invoices;
using BillingPortal.Features.Invoices.Portal;
using BillingPortal.Platform.Ui.Formatting;
using BillingPortal.Tests.Core.Rating;
using Made = BillingPortal.Tests.Core.Invoicing.Invoices;

namespace BillingPortal.Tests.Features.Invoices.Portal;

/// <summary>The sentences of "why is it more?", of one June against another.</summary>
public sealed class DifferenceWordsTests
{
    private static readonly HashSet<DifferenceReason> Said = [];
    private static readonly MonthToRate Basic = June("Basic", 130);
    private static readonly MonthToRate Low = June("Basic", 0);

    [Fact]
    public void EachReason_HasItsSentence()
    {
        AssertSaid("Basic: 30 of 30 days instead of 21 of 30 days 15.00; 112 units used instead of 70 27.00", MonthText.June2027("Basic", "9", 70), June("Basic", 112));
        AssertSaid("Basic: 21 of 30 days instead of 30 of 30 days -15.00; 70 units included instead of 100 45.00", June("Basic", 90), MonthText.June2027("Basic", "9", 90));
        AssertSaid("Basic is no longer on it -50.00; Gold is new on it: $600.00 a month, 30 of 30 days 600.00; 1,500 units included instead of 100 -67.50; 1,510 units used instead of 130 22.50; Units above the included ones, at the price of another plan -10.00", Basic, June("Gold", 1510));
        AssertSaid("Basic: the price changed, $40.00 a month instead of $50.00 a month -10.00; Units above the included ones: the price changed, $2.00 instead of $2.25 each -7.50", Basic, Own(null, version: 2));
        AssertSaid("Basic: terms of your own began, $40.00 a month instead of $50.00 a month -10.00; Units above the included ones: terms of your own began, $2.00 instead of $2.25 each -7.50", Basic, Own("7"));
        AssertSaid("Basic: terms of your own ended, $50.00 a month instead of $40.00 a month 10.00; Units above the included ones: terms of your own ended, $2.25 instead of $2.00 each 7.50", Own("7"), Basic);
        AssertSaid("Basic: terms of your own changed, $40.00 a month instead of $50.00 a month -10.00", Low with { Terms = [new(MonthText.June.First, KnownTiers.Of("Basic") with { Override = "7" })] }, Own("7+9") with { Used = 0 });
        AssertSaid("A discount that the one before does not have -11.75", Basic, Off(10));
        AssertSaid("The discount of the one before is over 11.75", Off(10), Basic);
        AssertSaid("Another discount -11.75", Off(10), Off(20));
        AssertSaid("140 units used instead of 130 22.50; The same discount, of another sum -2.25", Off(10), Off(10) with { Used = 140 });
        AssertSaid("What a limit or a cap kept from being billed -18.00", Basic, Basic with { SpendingCap = new(5000, Currency.Usd) });
        var may = new LateMonth(MonthToRate.Whole(KnownTiers.Of("Basic"), MonthText.June.Previous, 100), 104);
        AssertSaid("Usage of May 2027 that came late, or was taken back 9.00; Setting up: on the one before only -3.00; Setting up -1.00; Carried over from May 2027 0.30", Made.Of(Low, oneOffs: [300]), Made.Of(Low, [may], [-100], [30]));
        AssertSaid("Late usage of May 2027 stood on the one before only -9.00; Carried over from May 2027: on the one before only -0.30", Made.Of(Low, [may], carried: [30]), Made.Of(Low));
        AssertSaid("Setting up -53.00; What is given as a credit note 3.00", Made.Of(Low), Made.Of(Low, oneOffs: [-5300]));
        AssertSaid("Setting up: on the one before only 53.00; What the one before gave as a credit note -3.00", Made.Of(Low, oneOffs: [-5300]), Made.Of(Low));
        Assert.Equal(Enum.GetValues<DifferenceReason>(), Said.Order());
    }

    private static void AssertSaid(string said, MonthToRate before, MonthToRate now) => AssertSaid(said, Made.Of(before), Made.Of(now));

    private static void AssertSaid(string said, InvoiceToCompose before, InvoiceToCompose now)
    {
        var parts = WhyMore.Of(before, now);
        Said.UnionWith(parts.Select(p => p.Reason));
        var words = new DifferenceWords(new("inv_1", MonthText.June, before, now, Money.Zero(Currency.Usd), parts), new Show(CultureInfo.GetCultureInfo("en-US"), TimeZoneInfo.Utc));
        Assert.Equal(said, string.Join("; ", parts.Select(p => string.Create(CultureInfo.InvariantCulture, $"{words.Of(p)} {p.Amount.Major:F2}"))));
    }

    private static MonthToRate June(string tier, long used) => MonthText.June2027(tier, "0", used);

    private static MonthToRate Off(decimal percent) => Basic with { Discount = Discount.Percent(percent) };

    private static MonthToRate Own(string? name, int version = 1) => Basic with
    {
        Terms = [new(MonthText.June.First, KnownTiers.Of("Basic") with { Override = name, Version = version, Base = new(4000, Currency.Usd), UnitPrice = UnitPrice.Parse("2") })],
    };
}
