using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Catalog.Admin;
using BillingPortal.Features.Catalog.Contracts;

namespace BillingPortal.Tests.Features.Catalog.Admin;

public sealed class ImpactTallyTests
{
    [Fact]
    public void Parts_AddUp_ByMonthAndByCustomer_AndWhoIsTouchedMostStandsFirst()
    {
        var tally = new ImpactTally(Currency.Usd);
        tally.Add(new(2, 4, [Customer("a", ("2026-07", 100, 100), ("2026-08", 100, 130)), Customer("b", ("2026-08", 500, 400))]));
        tally.Add(new(4, 4, [Customer("c", ("2026-08", 7, 7))]));
        tally.Sort();
        Assert.Equal((4, 4, 3, 1, 1), (tally.Seen, tally.Of, tally.Customers, tally.Dearer, tally.Cheaper));
        Assert.Equal((707L, 637L), (tally.Before.Minor, tally.After.Minor));
        Assert.Equal(["2026-08 3 607 537", "2026-07 1 100 100"], tally.Months.Select(m => $"{m.Month} {m.Customers} {m.Before.Minor} {m.After.Minor}"), StringComparer.Ordinal);
        Assert.Equal(["b -100", "a 30"], tally.Rows(1, 2).Select(r => $"{r.Title} {r.Difference.Minor}"), StringComparer.Ordinal);
        Assert.Equal(["c 0"], tally.Rows(2, 2).Select(r => $"{r.Title} {r.Difference.Minor}"), StringComparer.Ordinal);
    }

    internal static CustomerImpact Customer(string title, params (string Month, long Before, long After)[] months) =>
        new("c_" + title, title, [.. months.Select(m => new MonthImpact(CalendarMonth.Parse(m.Month), 0, new(m.Before, Currency.Usd), new(m.After, Currency.Usd)))]);
}
