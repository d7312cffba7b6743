using BillingPortal.Core;
using BillingPortal.Core.Periods;
using BillingPortal.Features.Catalog.Contracts;

namespace BillingPortal.Features.Catalog.Admin;

/// <summary>What a draft would have made of a customer's months together.</summary>
internal sealed record ImpactRow(string CustomerId, string Title, Money Before, Money After)
{
    public Money Difference => After - Before;
}

/// <summary>Adds up an impact as it comes in. Of each customer only the sum is kept: there may be very many.</summary>
internal sealed class ImpactTally(Currency currency)
{
    private readonly List<ImpactRow> rows = [];
    private readonly SortedDictionary<CalendarMonth, (int Customers, Money Before, Money After)> months = [];

    public int Seen { get; private set; }

    public int Of { get; private set; }

    public int Customers => rows.Count;

    public int Dearer { get; private set; }

    public int Cheaper { get; private set; }

    public Money Before { get; private set; } = Money.Zero(currency);

    public Money After { get; private set; } = Money.Zero(currency);

    /// <summary>The newest month first.</summary>
    public IEnumerable<(CalendarMonth Month, int Customers, Money Before, Money After)> Months => months.Reverse().Select(m => (m.Key, m.Value.Customers, m.Value.Before, m.Value.After));

    public void Add(ImpactPage page)
    {
        (Seen, Of) = (page.Seen, page.Of);
        foreach (var customer in page.Customers) Add(customer);
    }

    /// <summary>Those for whom it differs most come first.</summary>
    public IReadOnlyList<ImpactRow> Rows(int page, int size) => [.. rows.Skip((page - 1) * size).Take(size)];

    /// <summary>All that will come has come.</summary>
    public void Sort() => rows.Sort((a, b) => (Math.Abs(b.Difference.Minor), a.CustomerId).CompareTo((Math.Abs(a.Difference.Minor), b.CustomerId)));

    private void Add(CustomerImpact customer)
    {
        var row = new ImpactRow(customer.CustomerId, customer.Title, customer.Before, customer.After);
        rows.Add(row);
        (Before, After) = (Before + row.Before, After + row.After);
        if (row.Difference.Minor > 0) Dearer++;
        if (row.Difference.Minor < 0) Cheaper++;
        foreach (var month in customer.Months)
        {
            var sum = months.GetValueOrDefault(month.Month, (0, Money.Zero(currency), Money.Zero(currency)));
            months[month.Month] = (sum.Item1 + 1, sum.Item2 + month.Before, sum.Item3 + month.After);
        }
    }
}
