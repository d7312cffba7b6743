namespace BillingPortal.Core.Invoicing;

/// <summary>Why an invoice is not let through by itself.</summary>
public enum BrakeReason
{
    /// <summary>Far above what the customer usually pays.</summary>
    Unusual,

    /// <summary>More lines than a month has.</summary>
    Lines,
}

/// <summary>Holds what looks like a mistake until somebody looked at it.</summary>
public static class Brake
{
    /// <summary>So many times the median is held.</summary>
    public const int Times = 20;

    /// <summary>More lines are held.</summary>
    public const int MostLines = 50;

    /// <summary>Why it is held; null when it is not.</summary>
    /// <param name="total">Of the invoice.</param>
    /// <param name="lines">How many it has.</param>
    /// <param name="before">The totals of the customer's final invoices, in any order; one that has none is held by its lines alone.</param>
    public static BrakeReason? Of(long total, int lines, IReadOnlyCollection<long> before)
    {
        if (lines > MostLines) return BrakeReason.Lines;
        return MedianOf(before) is { } median and > 0 && (decimal)total > median * Times ? BrakeReason.Unusual : null;
    }

    /// <summary>The middle one, or the mean of the two in the middle; null of none. Invoices of nothing say nothing about what is usual and are left out.</summary>
    public static decimal? MedianOf(IReadOnlyCollection<long> totals)
    {
        long[] paid = totals.Where(t => t > 0).Order().ToArray();
        return paid.Length == 0 ? null : (paid[(paid.Length - 1) / 2] + (decimal)paid[paid.Length / 2]) / 2;
    }
}
